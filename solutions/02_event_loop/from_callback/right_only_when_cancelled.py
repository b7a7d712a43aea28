"""Catches the cancellation, calls `stop` only then, and raises it again."""

import asyncio


async def ask(start) -> object:
    answer = asyncio.Future()

    def settle(set_it, value):
        if not answer.done():
            set_it(value)

    stop = start(
        lambda value: settle(answer.set_result, value),
        lambda error: settle(answer.set_exception, error),
    )
    try:
        return await answer
    except asyncio.CancelledError:
        stop()
        raise
