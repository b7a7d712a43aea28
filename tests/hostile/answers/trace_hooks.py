# verdict: fail
# why: sets a trace function that raises

import sys


def trace(frame, event, argument):
    raise RuntimeError("traced")


async def fetch_three(fetch, urls):
    sys.settrace(trace)
    return [await fetch(url) for url in urls]
