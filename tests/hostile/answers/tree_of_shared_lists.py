# verdict: fail
# why: a small value that is huge when it is written out

async def fetch_three(fetch, urls):
    value = ["x" * 100]
    for _ in range(40):
        value = [value, value]
    return value
