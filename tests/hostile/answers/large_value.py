# verdict: fail
# why: 50 MB of text

async def fetch_three(fetch, urls):
    return ['x' * (50 << 20)]
