# mistake: none
# fails: test_keeps_one_page
async def every(fetch_page):
    known, place, token = [], 0, None
    while True:
        orders, token = await fetch_page(token)
        known += orders
        while place < len(known):
            yield known[place]
            place += 1
        if token is None:
            return
