# verdict: fail
# why: nan and inf

async def fetch_three(fetch, urls):
    return [float('nan'), float('inf'), -0.0]
