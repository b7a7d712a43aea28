# verdict: protocol
# why: a frame of 20 MB

import contextlib
import os

for number in range(200, 210):
    with contextlib.suppress(OSError):
        os.write(number, b'{"frame": "' + b"x" * (20 << 20) + b'"}\n')

async def fetch_three(fetch, urls):
    return [await fetch(url) for url in urls]
