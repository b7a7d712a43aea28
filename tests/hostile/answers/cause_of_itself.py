# verdict: fail
# why: an exception that is its own cause

async def fetch_three(fetch, urls):
    error = ValueError("circle")
    error.__cause__ = error.__context__ = error
    raise error
