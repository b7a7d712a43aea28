# mistake: none
# fails: test_cancelling_stops_it
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def settle(set_it):
        return lambda what: None if future.done() else set_it(what)

    start(settle(future.set_result), settle(future.set_exception))
    return await asyncio.shield(future)  # <- here
