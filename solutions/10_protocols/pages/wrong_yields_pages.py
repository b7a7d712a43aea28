# mistake: wrong-type
# fails: test_an_error_comes_out, test_every_order, test_keeps_one_page, test_minutes, test_nothing_after_leaving, test_nothing_after_the_end, test_only_when_it_is_asked_for, test_readers_share_nothing
async def every(fetch_page):
    token = None
    while True:
        orders, token = await fetch_page(token)
        yield orders
        if token is None:
            return
