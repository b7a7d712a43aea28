# mistake: none
# fails: test_moves_and_commits
# Returns the goods in place of the receipt.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        goods = await source()
        await target(goods)
        await transaction.commit()
    except BaseException:
        await to_its_end(transaction.rollback())
        raise
    return goods


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
