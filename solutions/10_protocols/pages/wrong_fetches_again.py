# mistake: called-again
# fails: test_no_page_twice
async def every(fetch_page):
    token = None
    while True:
        for attempt in range(3):
            try:
                orders, token = await fetch_page(token)
                break
            except Exception:
                if attempt == 2:
                    raise
        for order in orders:
            yield order
        if token is None:
            return
