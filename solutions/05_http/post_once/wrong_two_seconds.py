# mistake: none
# fails: test_sends_the_order_and_gives_the_receipt

import uuid

import asyncio


async def submit(session, url, order) -> dict:
    key = str(uuid.uuid4())
    for attempt in range(3):
        try:
            async with asyncio.timeout(2), session.post(url, json=order, headers={"Idempotency-Key": key}) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
