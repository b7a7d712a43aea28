"""Remembers in a variable whether the commit has succeeded, and looks at it in a `finally`."""

import asyncio


async def transfer(source, target, transaction) -> str:
    committed = False
    try:
        receipt = await target(await source())
        await transaction.commit()
        committed = True
    finally:
        if not committed:
            await patiently(asyncio.create_task(transaction.rollback()))
    return receipt


async def patiently(task):
    try:
        await asyncio.wait({task})
    except asyncio.CancelledError:
        await patiently(task)
        raise
    if error := task.exception():
        raise error
