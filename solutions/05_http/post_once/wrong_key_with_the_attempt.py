# mistake: wrong-idempotency-key
# fails: test_is_booked_once
import uuid


async def submit(session, url, order) -> dict:
    key = uuid.uuid4()  # <- here
    for attempt in range(3):
        headers = {"Idempotency-Key": f"{key}-{attempt}"}
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
