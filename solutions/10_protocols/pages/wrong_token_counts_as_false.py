# mistake: falsy-dropped
# fails: test_a_cancel_ends_the_fetch, test_an_error_comes_out, test_every_order, test_minutes, test_no_page_twice, test_nothing_after_leaving, test_nothing_after_the_end, test_only_when_it_is_asked_for, test_readers_share_nothing, test_the_end
async def every(fetch_page):
    token = None
    while True:
        orders, token = await fetch_page(token)
        for order in orders:
            yield order
        if not token:  # <- here
            break
