"""Who is cancelled passes on what it has got."""

import asyncio


async def wait_for_key(line):
    line.append(turn := asyncio.get_running_loop().create_future())
    try:
        return await turn
    except asyncio.CancelledError:
        line.pop(0).set_result(turn.result())
        raise


async def main():
    line = []
    guests = [asyncio.create_task(wait_for_key(line)) for _ in range(2)]
    await asyncio.sleep(0.5)
    line.pop(0).set_result("key")
    return guests[0].cancel(), len(await asyncio.wait(guests))
