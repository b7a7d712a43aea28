# mistake: none
# fails: test_sends_the_order_and_gives_the_receipt

import uuid

import aiohttp


async def submit(session, url, order) -> dict:
    key = str(uuid.uuid4())
    for attempt in range(3):
        try:
            async with aiohttp.ClientSession() as own:  # <- here
                headers = {"Idempotency-Key": key}
                async with own.post(url, json=order, headers=headers) as response:
                    response.raise_for_status()
                    return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
