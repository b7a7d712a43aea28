# verdict: limit, timeout
# why: 16 MB of zeros, packed many times over, at most 6 GB

import zlib


async def fetch_three(fetch, urls):
    packed = zlib.compress(bytes(16 << 20), 9)
    return len([zlib.decompress(packed) + b"x" for _ in range(400)])
