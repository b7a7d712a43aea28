# mistake: swallowed-cancel
# asked: gives("cancelled")
import asyncio


async def serve(order):
    me = asyncio.current_task()
    for _ in range(2):
        try:
            await order(2)  # <- here
        except asyncio.CancelledError:
            if me.uncancel():
                raise


async def main(order):
    waiter = asyncio.create_task(serve(order))
    await asyncio.sleep(0.5)
    waiter.cancel()
    await asyncio.wait({waiter})
    return "cancelled" if waiter.cancelled() else "ended"
