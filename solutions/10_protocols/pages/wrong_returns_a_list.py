# mistake: none
# fails: all
async def every(fetch_page):
    orders, token = await fetch_page(None)
    while token is not None:
        more, token = await fetch_page(token)
        orders = orders + more
    return orders
