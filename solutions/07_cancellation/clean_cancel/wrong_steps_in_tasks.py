# mistake: none
# fails: test_at_the_same_moment
# Gives each step a task of its own: a commit that ends as the cancellation comes is rolled back.


import asyncio


async def step(work):
    """The result of a step; it is over when this is."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work)
        await asyncio.wait([task])
    return task.result()


async def alone(work):
    """The result of a step, and its error without the group around it."""
    try:
        return await step(work)
    except BaseExceptionGroup as group:
        raise group.exceptions[0] from None


async def transfer(source, target, transaction) -> str:
    try:
        goods = await alone(source())
        receipt = await alone(target(goods))
        await alone(transaction.commit())
    except BaseException as error:
        rollback, stopped = asyncio.create_task(transaction.rollback()), error
        while not rollback.done():
            try:
                await asyncio.wait([rollback])
            except asyncio.CancelledError as cancelled:
                stopped = cancelled
        rollback.result()
        raise stopped
    return receipt
