# mistake: wrong-idempotency-key
# fails: test_is_booked_once


async def submit(session, url, order) -> dict:
    for attempt in range(3):
        try:
            async with session.post(url, json=order) as response:  # <- here
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
