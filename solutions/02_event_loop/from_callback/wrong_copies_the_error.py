# mistake: none
# fails: test_raises_the_error
import asyncio



async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()
    def ok(v):
        if not future.done(): future.set_result(v)
    def bad(e):
        if not future.done(): future.set_exception(type(e)(*e.args))
    stop = start(ok, bad)
    try:
        return await future
    except asyncio.CancelledError:
        stop(); raise
