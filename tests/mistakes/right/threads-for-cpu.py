"""The threads wait, they do not compute."""

import asyncio
import time


def count(sack):
    time.sleep(0.5)
    return sack


async def main():
    return await asyncio.gather(*[asyncio.to_thread(count, sack) for sack in range(4)])
