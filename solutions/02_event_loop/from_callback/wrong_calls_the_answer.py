# mistake: none
# fails: test_none_is_an_answer
import asyncio


import inspect

async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()
    def ok(v):
        if not future.done(): future.set_result(v)
    def bad(e):
        if not future.done(): future.set_exception(e)
    stop = start(ok, bad)
    try:
        r = await future
    except asyncio.CancelledError:
        stop(); raise
    if inspect.isawaitable(r): r = await r
    if callable(r): r = r()
    return r
