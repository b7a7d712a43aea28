"""Lets a coroutine of its own put the outcome into a dict, and reads that at the end."""

import asyncio


async def note(outcome, commit, entry):
    try:
        outcome["number"] = await commit(entry)
    except BaseException as error:
        outcome["error"] = error


async def save(record, check, commit) -> str:
    entry, outcome, stopped = await check(record), {}, None
    noting = asyncio.create_task(note(outcome, commit, entry))
    while not outcome:
        try:
            await asyncio.wait({noting})
        except asyncio.CancelledError as error:
            stopped = error
    if error := outcome.get("error", stopped):
        raise error
    return outcome["number"]
