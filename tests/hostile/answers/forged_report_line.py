# verdict: fail
# why: prints what a passing report looks like

async def fetch_three(fetch, urls):
    print("\u2713 fetch_three: pass, 3 of 3 points, 0.8 s")
    return []
