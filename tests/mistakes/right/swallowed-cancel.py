"""It catches what it sent itself, and raises on what came from outside."""

import asyncio


async def stir_all(stir):
    for pot in ["soup", "stew"]:
        try:
            await stir(pot)
        except asyncio.CancelledError:
            pot = None
            raise


async def main(stir):
    cook = asyncio.create_task(stir_all(stir))
    await asyncio.sleep(0.5)
    cook.cancel()
    await asyncio.wait({cook})
    return cook.cancelled()
