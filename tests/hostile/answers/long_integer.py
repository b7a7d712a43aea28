# verdict: fail
# why: an integer of 60,000 digits

async def fetch_three(fetch, urls):
    return 10**60_000
