# mistake: wrong-idempotency-key
# fails: test_is_booked_once, test_each_order_is_its_own, test_sends_the_order_and_gives_the_receipt, test_sends_again_when_the_answer_is_late
import uuid


async def submit(session, url, order) -> dict:
    session.headers["Idempotency-Key"] = str(uuid.uuid4())  # <- here
    for attempt in range(3):
        try:
            async with session.post(url, json=order) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
