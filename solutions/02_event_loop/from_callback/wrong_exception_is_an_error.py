# mistake: none
# fails: test_none_is_an_answer, test_raises_the_error
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()

    def settle(what):
        if not future.done():
            future.set_result(what)

    stop = start(settle, settle)
    try:
        what = await future
    except asyncio.CancelledError:
        stop()
        raise
    if isinstance(what, Exception):
        raise what  # <- here
    return what
