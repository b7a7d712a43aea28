# mistake: serial-await
# asked: takes(under=1.5)
import asyncio
import time


def count(seconds):
    time.sleep(seconds)


async def main(fetch):
    for _ in range(3):
        await asyncio.to_thread(count, 0.7)  # <- here
