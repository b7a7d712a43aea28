# verdict: fail
# why: groups of groups of groups

async def fetch_three(fetch, urls):
    error = ValueError("leaf")
    for _ in range(200):
        error = ExceptionGroup("again", [error, error])
    raise error
