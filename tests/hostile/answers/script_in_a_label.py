# verdict: fail
# why: markup in the names of calls, of tasks and of an exception, for the page and for the picture

import asyncio

MARKUP = "</title></desc></svg></style>--><script>alert(1)</script>\u202e\x9b2J[red]"


async def fetch_three(fetch, urls):
    kept = [asyncio.create_task(asyncio.sleep(9), name=MARKUP) for _ in range(3)]
    for url in urls:
        await fetch(url)
    with_a_name = type(MARKUP, (Exception,), {"__module__": MARKUP})
    raise with_a_name(MARKUP, kept)
