# verdict: fail
# why: pretends that somebody pressed Ctrl-C

async def fetch_three(fetch, urls):
    raise KeyboardInterrupt
