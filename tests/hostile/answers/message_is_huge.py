# verdict: fail
# why: an exception with 64 MB of message

async def fetch_three(fetch, urls):
    raise ValueError('x' * (64 << 20))
