# mistake: set-twice
# fails: test_late_callback_is_harmless
import asyncio


async def ask(start) -> object:
    future = asyncio.get_running_loop().create_future()
    called = False

    def first():
        nonlocal called
        called, before = True, called
        return not before

    def on_answer(value):
        if first():
            future.set_result(value)  # <- here

    def on_error(error):
        if first():
            future.set_exception(error)

    stop = start(on_answer, on_error)
    try:
        return await future
    finally:
        stop()
