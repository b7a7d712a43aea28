# mistake: none
# fails: test_transfers_share_nothing
# Keeps in the module whether the commit has succeeded.

import asyncio


committed = False


async def transfer(source, target, transaction) -> str:
    global committed
    committed = False
    try:
        receipt = await target(await source())
        await transaction.commit()
        committed = True
    finally:
        if not committed:
            await to_its_end(transaction.rollback())
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
