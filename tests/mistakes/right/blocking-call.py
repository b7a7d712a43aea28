"""It sleeps in a thread, where nobody minds."""

import asyncio
import time


def chop(vegetable):
    time.sleep(1)
    return f"chopped {vegetable}"


async def main():
    return await asyncio.gather(*[asyncio.to_thread(chop, v) for v in ("leeks", "carrots")])
