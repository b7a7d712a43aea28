# mistake: none
# fails: test_a_refusal_is_an_error, test_each_order_is_its_own, test_gives_up_after_three, test_is_booked_once, test_sends_again_when_the_answer_is_late, test_sends_the_order_and_gives_the_receipt
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.get(url, json=order, headers=headers) as response:  # <- here
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
