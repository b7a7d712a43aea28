# mistake: error-not-handled
# fails: test_sends_again_when_the_answer_is_late, test_gives_up_after_three, test_is_booked_once
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    async with session.post(url, json=order, headers=headers) as response:  # <- here
        response.raise_for_status()
        return await response.json()
