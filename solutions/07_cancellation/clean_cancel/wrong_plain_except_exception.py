# mistake: cancel-is-no-exception
# fails: test_a_rollback_that_fails, test_a_second_cancel, test_any_exception, test_at_the_same_moment, test_awaits_the_rollback, test_cancelled_after_an_error, test_fails_at_the_same_moment, test_inside_a_timeout, test_more_cancels, test_rolls_back_when_cancelled, test_transfers_share_nothing, test_waits_without_polling
# The same, without a thought of a second cancellation.


async def transfer(source, target, transaction) -> str:
    try:
        goods = await source()
        receipt = await target(goods)
        await transaction.commit()
        return receipt
    except Exception as error:  # <- here
        await transaction.rollback()
        raise error
