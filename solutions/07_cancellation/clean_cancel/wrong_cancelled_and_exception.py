# mistake: missing-call
# fails: test_any_exception
# Names both, and forgets that there are other exceptions.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except (Exception, asyncio.CancelledError):
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
