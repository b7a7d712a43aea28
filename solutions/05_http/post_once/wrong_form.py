# mistake: wrong-type
# fails: test_sends_again_when_the_answer_is_late, test_sends_the_order_and_gives_the_receipt
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.post(url, data=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()  # <- here
        except TimeoutError:
            if attempt == 2:
                raise
