# mistake: retries-everything
# fails: test_a_refusal_is_not_sent_again
import uuid

import aiohttp


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except (TimeoutError, aiohttp.ClientConnectionError):
            if attempt == 2:
                raise
