# mistake: lost-exception
# fails: test_a_refusal_is_not_sent_again, test_sends_again_when_the_answer_is_late, test_sends_the_order_and_gives_the_receipt
import asyncio
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}

    async def send():
        async with session.post(url, json=order, headers=headers) as response:
            response.raise_for_status()
            return await response.json()

    tasks = [asyncio.create_task(send()) for _ in range(3)]  # <- here
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()
