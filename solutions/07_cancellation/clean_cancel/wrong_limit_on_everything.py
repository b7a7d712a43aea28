# mistake: guessed-time-limit
# fails: test_moves_and_commits, test_no_rollback_after_success, test_waits_without_polling
# Gives the transfer a minute.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        async with asyncio.timeout(60):  # <- here
            receipt = await target(await source())
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
