# mistake: swallowed-error
# fails: test_rolls_back_after_an_error, test_the_error_comes_out
# Takes an error of the source for the end of the transfer, and does not roll back.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        goods = await source()
    except Exception as error:  # <- here
        return f"nothing to move: {error}"
    except BaseException:
        await to_its_end(transaction.rollback)
        raise
    try:
        receipt = await target(goods)
        await transaction.commit()
        return receipt
    except BaseException:
        await to_its_end(transaction.rollback)
        raise


async def to_its_end(rollback):
    task = asyncio.create_task(rollback())
    cancelled = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled:
        raise cancelled
