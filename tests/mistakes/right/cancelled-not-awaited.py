"""It cancels, and waits until both have ended."""

import asyncio


async def main(listen):
    stations = [asyncio.create_task(listen(minutes)) for minutes in (3, 4)]
    await asyncio.sleep(0.5)
    for station in stations:
        station.cancel()
    await asyncio.gather(*stations, return_exceptions=True)
    return "all is quiet"
