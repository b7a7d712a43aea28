# mistake: wrong-idempotency-key
# fails: test_each_order_is_its_own
import hashlib
import json


async def submit(session, url, order) -> dict:
    text = json.dumps(order, sort_keys=True)
    headers = {"Idempotency-Key": hashlib.sha256(text.encode()).hexdigest()}  # <- here
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
