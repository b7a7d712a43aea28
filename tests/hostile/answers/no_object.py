# verdict: protocol
# why: sends JSON that is no object

import contextlib
import os

FRAME = '["answer"]'
for number in range(200, 210):
    with contextlib.suppress(OSError):
        os.write(number, FRAME.encode() + b"\n")

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]
