# mistake: wrong-idempotency-key
# fails: test_each_order_is_its_own
import random

async def submit(session, url, order) -> dict:
    key = str(random.randint(1, 1000))  # <- here
    headers = {"Idempotency-Key": key}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
