# mistake: none
# fails: test_sends_the_order_and_gives_the_receipt
import uuid

import aiohttp


async def submit(session, url, order) -> dict:
    headers = {**session.headers, "Idempotency-Key": str(uuid.uuid4())}
    async with aiohttp.ClientSession(headers=headers, timeout=session.timeout) as own:
        for attempt in range(3):
            try:
                async with own.post(url, json=order) as response:
                    response.raise_for_status()
                    return await response.json()
            except TimeoutError:
                if attempt == 2:
                    raise
