# mistake: duplicates-merged
# fails: test_every_order, test_keeps_one_page
async def every(fetch_page):
    seen, token = [], None
    while True:
        orders, token = await fetch_page(token)
        for order in orders:
            if order not in seen:
                seen.append(order)
                yield order
        if token is None:
            return
