# verdict: protocol
# why: writes bytes that are no JSON to every descriptor

import contextlib
import os

for number in range(3, 1024):
    with contextlib.suppress(OSError):
        os.write(number, b"\xff\x00pickle\x80\x04.\n")

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]
