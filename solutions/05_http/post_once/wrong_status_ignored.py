# mistake: status-ignored
# fails: test_a_refusal_is_an_error
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                return await response.json()  # <- here
        except TimeoutError:
            if attempt == 2:
                raise
