# verdict: timeout, limit, fail
# why: a power that fills the memory

async def fetch_three(fetch, urls):
    return 9**9**9
