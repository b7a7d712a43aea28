# verdict: limit, fail
# why: opens files, at most 20,000

async def fetch_three(fetch, urls):
    return [len([open("/dev/null") for _ in range(20_000)])]
