# verdict: fail
# why: a list that holds itself

async def fetch_three(fetch, urls):
    value = list(urls)
    value.append(value)
    return value
