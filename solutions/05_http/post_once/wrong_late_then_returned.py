# mistake: status-ignored
# fails: test_a_refusal_is_an_error

import uuid


async def submit(session, url, order) -> dict:
    key = str(uuid.uuid4())
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers={"Idempotency-Key": key}) as response:
                if not attempt:  # <- here
                    response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
