# mistake: unasked-call
# fails: test_any_exception, test_at_the_same_moment, test_moves_and_commits, test_no_rollback_after_success, test_rolls_back_after_an_error, test_rolls_back_when_cancelled
# Takes an empty receipt for a failure.

import asyncio


async def transfer(source, target, transaction) -> str:
    receipt = ""
    try:
        receipt = await target(await source())
        if receipt:
            await transaction.commit()
    finally:
        if not receipt:
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
