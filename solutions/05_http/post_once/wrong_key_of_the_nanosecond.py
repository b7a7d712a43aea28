# mistake: wrong-idempotency-key
# fails: test_each_order_is_its_own
import time

async def submit(session, url, order) -> dict:
    key = str(time.time_ns())  # <- here
    headers = {"Idempotency-Key": key}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
