# mistake: base-exception-missed
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_any_exception, test_at_the_same_moment, test_awaits_the_rollback, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_rolls_back_when_cancelled, test_transfers_share_nothing, test_waits_without_polling
# The usual `except Exception`, which a cancellation passes.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except Exception:  # <- here
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
