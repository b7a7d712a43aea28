# mistake: second-error-lost
# fails: test_a_rollback_that_fails, test_fails_at_the_same_moment
# Suppresses the error of the rollback.

import asyncio
from contextlib import suppress


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        with suppress(Exception):
            await to_its_end(transaction.rollback())
        raise
    return receipt


async def to_its_end(work):
    task, cancelled = asyncio.create_task(work), None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled
