# mistake: cleanup-cut-short
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_at_the_same_moment, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_transfers_share_nothing
# The same in a `finally`.


async def transfer(source, target, transaction) -> str:
    done = False
    try:
        receipt = await target(await source())
        await transaction.commit()
        done = True
        return receipt
    finally:
        if not done:
            await transaction.rollback()
