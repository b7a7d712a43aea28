# mistake: none
# fails: test_cancelling_stops_it
import asyncio


stops = []

async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()
    def ok(v):
        if not future.done(): future.set_result(v)
    def bad(e):
        if not future.done(): future.set_exception(e)
    stops.append(start(ok, bad))
    try:
        return await future
    except asyncio.CancelledError:
        while stops: stops.pop()()
        raise
