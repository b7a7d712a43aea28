# mistake: spin-wait
# fails: test_is_woken
import asyncio


async def ask(start) -> object:
    said = []
    stop = start(lambda value: said.append((value, None)), lambda error: said.append((None, error)))
    try:
        while not said:
            await asyncio.sleep(0.1)  # <- here
    finally:
        stop()
    value, error = said[0]
    if error:
        raise error
    return value
