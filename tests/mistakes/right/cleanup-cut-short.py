import asyncio


async def guard(watch, lock_up):
    try:
        await watch(3)
    finally:
        locking = asyncio.create_task(lock_up("gate"))
        while not locking.done():
            try:
                await asyncio.wait([locking])
            except asyncio.CancelledError:
                continue


async def main(watch, lock_up):
    duty = asyncio.create_task(guard(watch, lock_up))
    for _ in range(2):
        await asyncio.sleep(0.5)
        duty.cancel()
    await asyncio.wait({duty})
    return "the gate is locked"
