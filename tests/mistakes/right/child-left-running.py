"""It ends the child, and waits until it is gone."""

import asyncio
import sys


async def main():
    cook = await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(3)")
    try:
        async with asyncio.timeout(0.5):
            await cook.wait()
    except TimeoutError:
        cook.kill()
        await cook.wait()
        return "sent home"
