# verdict: protocol
# why: the word that it is over brings a list along

import os


async def fetch_three(fetch, urls):
    left = b'{"frame": "end", "more": [' + b"1," * 400_000 + b"1]}\n"
    while left:
        left = left[os.write(200, left) :]
