# mistake: called-again
# fails: test_sends_the_order_and_gives_the_receipt, test_gives_up_after_three, test_a_refusal_is_an_error, test_a_refusal_is_not_sent_again
import asyncio
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}

    async def send():
        async with session.post(url, json=order, headers=headers) as response:
            response.raise_for_status()
            return await response.json()

    answers = await asyncio.gather(*(send() for _ in range(3)), return_exceptions=True)  # <- here
    return next(answer for answer in answers if isinstance(answer, dict))
