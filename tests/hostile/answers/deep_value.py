# verdict: fail
# why: a list in a list, 100,000 deep

async def fetch_three(fetch, urls):
    value = []
    for _ in range(100_000):
        value = [value]
    return value
