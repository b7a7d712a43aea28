# mistake: wrong-idempotency-key
# fails: test_is_booked_once, test_each_order_is_its_own
import uuid

latest = {}


async def submit(session, url, order) -> dict:
    latest["Idempotency-Key"] = str(uuid.uuid4())  # <- here
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=latest) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
