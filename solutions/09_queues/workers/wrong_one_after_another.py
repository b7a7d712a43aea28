# mistake: serial-await
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_it, test_a_cancelled_item_is_a_failed_item, test_many_slow_items, test_n_at_a_time, test_no_worker_is_lost, test_two_calls_share_nothing
async def process(items, work, n) -> list:
    results = []
    for item in items:
        try:
            results.append(await work(item))  # <- here
        except Exception as error:
            results.append(error)
    return results
