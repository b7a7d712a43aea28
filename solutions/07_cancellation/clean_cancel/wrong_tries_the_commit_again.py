# mistake: called-again
# fails: test_rolls_back_after_an_error
# Tries a commit that has failed once more.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        try:
            await transaction.commit()
        except LookupError:
            await transaction.commit()
    except BaseException:
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
