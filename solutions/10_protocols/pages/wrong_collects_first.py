# mistake: none
# fails: test_only_when_it_is_asked_for, test_nothing_after_leaving, test_an_error_comes_out, test_minutes, test_keeps_one_page
async def every(fetch_page):
    orders, token = await fetch_page(None)
    everything = list(orders)
    while token is not None:
        orders, token = await fetch_page(token)
        everything.extend(orders)
    for order in everything:
        yield order
