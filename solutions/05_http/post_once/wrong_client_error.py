# mistake: retries-everything
# fails: test_sends_again_when_the_answer_is_late, test_gives_up_after_three, test_a_refusal_is_not_sent_again, test_is_booked_once
import uuid

import aiohttp


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError:  # <- here
            if attempt == 2:
                raise
