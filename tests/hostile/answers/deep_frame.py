# verdict: protocol
# why: sends 60,000 levels of JSON

import contextlib
import os

FRAME = "[" * 60_000
for number in range(200, 210):
    with contextlib.suppress(OSError):
        os.write(number, FRAME.encode() + b"\n")

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]
