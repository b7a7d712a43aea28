# mistake: missing-call
# fails: test_a_rollback_that_fails, test_any_exception, test_at_the_same_moment, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_rolls_back_after_an_error, test_rolls_back_when_cancelled
# Takes the goods before the `try`.

import asyncio


async def transfer(source, target, transaction) -> str:
    goods = await source()
    try:
        receipt = await target(goods)
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
