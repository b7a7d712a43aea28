# verdict: fail
# why: eight thousand numbers with one hash, each compared with all others where they are keys


async def fetch_three(fetch, urls):
    return dict.fromkeys(n * ((1 << 61) - 1) for n in range(8000))
