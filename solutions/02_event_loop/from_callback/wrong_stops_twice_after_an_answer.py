# mistake: none
# fails: test_cancelling_stops_it
import asyncio



async def ask(start) -> object:
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    def ok(v): future.done() or future.set_result(v)
    def bad(e): future.done() or future.set_exception(e)
    stop = start(ok, bad)
    try:
        return await future
    except asyncio.CancelledError:
        stop(); raise
    finally:
        if future.done() and not future.cancelled(): stop(); stop()
