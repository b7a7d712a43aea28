# mistake: falsy-dropped
# fails: test_every_order
async def every(fetch_page):
    token, more = None, True
    while more:
        orders, token = await fetch_page(token)
        more = token is not None
        for order in orders:
            if order:  # <- here
                yield order
