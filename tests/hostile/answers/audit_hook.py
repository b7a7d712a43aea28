# verdict: fail, crash, protocol
# why: an audit hook that refuses everything

import sys


def refuse(event, arguments):
    if event.startswith(("open", "socket", "os.", "object.")):
        raise RuntimeError(event)


async def fetch_three(fetch, urls):
    sys.addaudithook(refuse)
    return [await fetch(url) for url in urls]
