# mistake: unexpected-error
# fails: test_keeps_one_page
async def every(fetch_page, token=None):
    orders, following = await fetch_page(token)
    for order in orders:
        yield order
    if following is not None:
        async for order in every(fetch_page, following):  # <- here
            yield order
