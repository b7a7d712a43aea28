# mistake: none
# fails: test_sends_the_order_and_gives_the_receipt, test_sends_again_when_the_answer_is_late, test_is_booked_once, test_each_order_is_its_own, test_gives_up_after_three, test_a_refusal_is_an_error
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": uuid.uuid4()}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:  # <- here
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
