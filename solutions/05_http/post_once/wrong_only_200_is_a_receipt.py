# mistake: none
# fails: test_sends_again_when_the_answer_is_late, test_sends_the_order_and_gives_the_receipt

import uuid


async def submit(session, url, order) -> dict:
    key = str(uuid.uuid4())
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers={"Idempotency-Key": key}) as response:
                response.raise_for_status()
                if response.status == 200:  # <- here
                    return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
