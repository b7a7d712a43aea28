# verdict: protocol
# why: a frame within the limit on its bytes, of two million objects

import os


async def fetch_three(fetch, urls):
    left = b'{"frame": "overdue", "facts": [' + b"{}," * 2_000_000 + b"{}]}\n"
    while left:
        left = left[os.write(200, left) :]
