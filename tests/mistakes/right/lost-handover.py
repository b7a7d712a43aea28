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
    guests = [
        asyncio.create_task(wait_for_key(line := [])),
        asyncio.create_task(wait_for_key(line)),
    ]
    await asyncio.sleep(0.5)
    line.pop(0).set_result("key")
    guests[0].cancel()
    return [end for end in await asyncio.gather(*guests, return_exceptions=True) if end == "key"]
