# mistake: none
# fails: test_an_error_comes_out, test_minutes, test_nothing_after_leaving, test_only_when_it_is_asked_for
async def every(fetch_page):
    orders, token = await fetch_page(None)
    while True:
        for order in orders[:-1]:
            yield order
        last = orders[-1:]
        if token is None:
            break
        orders, token = await fetch_page(token)
        for order in last:
            yield order
    for order in last:
        yield order
