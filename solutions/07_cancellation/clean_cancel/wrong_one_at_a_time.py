# mistake: none
# fails: test_transfers_share_nothing
# One lock for all transfers.

import asyncio


turn = asyncio.Lock()


async def transfer(source, target, transaction) -> str:
    async with turn:
        try:
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
