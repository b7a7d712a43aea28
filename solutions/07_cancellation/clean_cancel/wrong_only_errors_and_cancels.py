# mistake: base-exception-missed
# fails: test_any_exception
import asyncio


async def _undo(transaction) -> None:
    """Roll back to the end; a cancel meanwhile is raised afterwards."""
    task = asyncio.create_task(transaction.rollback())
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancelled = True
    task.result()
    if cancelled:
        raise asyncio.CancelledError


async def transfer(source, target, transaction) -> str:
    """Move the goods and commit; on any way out but success, roll back first."""
    try:
        goods = await source()
        receipt = await target(goods)
        await transaction.commit()
    except (Exception, asyncio.CancelledError):  # <- here
        await _undo(transaction)
        raise
    return receipt
