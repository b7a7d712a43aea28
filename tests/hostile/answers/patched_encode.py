# verdict: fail, protocol, crash
# why: replaces the encoder of values

from grader.worker import encoding, run

run.encode = encoding.encode = lambda value, depth=0: {"list": [{"everything": True}]}

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]
