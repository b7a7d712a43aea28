# mistake: none
# fails: test_gives_up_after_three
import uuid

MAX_RETRIES = 3


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(MAX_RETRIES + 1):  # <- here
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == MAX_RETRIES:
                raise
