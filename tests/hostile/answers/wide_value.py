# verdict: fail
# why: a list of ten million items

async def fetch_three(fetch, urls):
    return [0] * 10_000_000
