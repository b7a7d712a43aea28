# mistake: none
# fails: test_first_callback_counts, test_late_callback_is_harmless
import asyncio


async def ask(start) -> object:
    calls = asyncio.Queue(maxsize=1)
    stop = start(
        lambda value: calls.put_nowait((value, None)),  # <- here
        lambda error: calls.put_nowait((None, error)),
    )
    try:
        value, error = await calls.get()
    except asyncio.CancelledError:
        stop()
        raise
    if error is not None:
        raise error
    return value
