# verdict: timeout, limit, fail, crash
# why: a constant that the compiler is to fold

SIZE = ((('x' * 4000) * 4000) * 4000)

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]
