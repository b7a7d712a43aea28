# mistake: none
# fails: test_keeps_one_page
async def every(fetch_page):
    token = None
    for _ in range(1000):
        orders, token = await fetch_page(token)
        for order in orders:
            yield order
        if token is None:
            return
