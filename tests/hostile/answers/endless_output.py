# verdict: limit
# why: prints without end

async def fetch_three(fetch, urls):
    while True:
        print('x' * 1000)
