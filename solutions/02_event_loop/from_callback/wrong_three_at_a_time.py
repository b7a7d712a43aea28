# mistake: none
# fails: test_gives_the_answer, test_cancelling_stops_it
import asyncio


lock = asyncio.Semaphore(3)

async def ask(start) -> object:
    async with lock:
        future = asyncio.get_running_loop().create_future()
        def ok(v):
            if not future.done(): future.set_result(v)
        def bad(e):
            if not future.done(): future.set_exception(e)
        stop = start(ok, bad)
        try:
            return await future
        except asyncio.CancelledError:
            stop(); raise
