# verdict: timeout
# why: computes forever

async def fetch_three(fetch, urls):
    while True:
        pass
