import asyncio


async def transfer(source, target, transaction) -> str:
    """Move the goods and commit; on any way out but success, roll back first."""
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        await to_its_end(transaction.rollback())
        raise
    return receipt


async def to_its_end(work) -> None:
    """Await the work, whoever is cancelled meanwhile; only then raise the cancellation."""
    task, cancelled = asyncio.create_task(work), None
    while not task.done():
        try:
            await asyncio.wait([task])  # a cancellation ends this wait, and not the task
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()  # raises the error of the work, if it has failed
    if cancelled is not None:
        raise cancelled
