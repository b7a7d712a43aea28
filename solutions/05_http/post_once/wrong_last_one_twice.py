# mistake: none
# fails: test_sends_again_when_the_answer_is_late
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}

    async def send():
        async with session.post(url, json=order, headers=headers) as response:
            response.raise_for_status()
            return await response.json()

    for _ in range(2):
        try:
            return await send()
        except TimeoutError:
            pass
    if await send():
        return await send()
