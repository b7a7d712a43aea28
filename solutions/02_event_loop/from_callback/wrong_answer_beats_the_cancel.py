# mistake: none
# fails: test_late_callback_is_harmless
import asyncio



async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()
    def ok(v):
        if not future.done(): future.set_result(v)
    def bad(e):
        if not future.done(): future.set_exception(e)
    stop = start(ok, bad)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        stop()
        if future.done() and not future.cancelled(): return future.result()
        raise
