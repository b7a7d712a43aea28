# mistake: swallowed-error
# fails: test_an_error_comes_out
async def every(fetch_page):
    token = None
    while True:
        try:
            orders, token = await fetch_page(token)
        except Exception:  # <- here
            return
        for order in orders:
            yield order
        if token is None:
            return
