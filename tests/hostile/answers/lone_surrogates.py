# verdict: fail
# why: text that cannot be encoded

async def fetch_three(fetch, urls):
    return ['\ud800' * 3]
