# verdict: limit
# why: takes memory in steps of 64 MB, at most 6 GB

async def fetch_three(fetch, urls):
    return len([bytes(64 << 20) for _ in range(96)])
