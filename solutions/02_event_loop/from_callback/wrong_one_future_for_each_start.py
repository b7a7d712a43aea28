# mistake: none
# fails: test_gives_the_answer
import asyncio


waiting = {}

async def ask(start) -> object:
    loop = asyncio.get_running_loop()
    if start in waiting:
        return await asyncio.shield(waiting[start])
    future = waiting[start] = loop.create_future()
    def ok(v):
        if not future.done(): future.set_result(v)
    def bad(e):
        if not future.done(): future.set_exception(e)
    stop = start(ok, bad)
    try:
        return await future
    except asyncio.CancelledError:
        stop(); raise
    finally:
        waiting.pop(start, None)
