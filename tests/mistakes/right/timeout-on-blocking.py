"""The limit is round a wait in a thread, so that it can strike."""

import asyncio
import time


def taste(pot):
    time.sleep(1)
    return f"the {pot} needs salt"


async def main():
    async with asyncio.timeout(2):
        return await asyncio.to_thread(taste, "soup")
