"""However a call ends, its ring is taken out."""

import asyncio

rings = {}


async def answer(phone, seconds):
    rings[phone] = asyncio.current_task()
    try:
        async with asyncio.timeout(0.1):
            await asyncio.sleep(seconds)
    finally:
        del rings[phone]


async def main():
    calls = [answer("hall", 0.01), answer("kitchen", 5), answer("attic", 5)]
    await asyncio.gather(*calls, return_exceptions=True)
    return len(rings)
