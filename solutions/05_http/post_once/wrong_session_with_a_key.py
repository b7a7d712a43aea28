# mistake: wrong-idempotency-key
# fails: test_each_order_is_its_own, test_sends_the_order_and_gives_the_receipt
import uuid

import aiohttp

sessions = []


async def submit(session, url, order) -> dict:
    if not sessions:
        headers = {**session.headers, "Idempotency-Key": str(uuid.uuid4())}  # <- here
        sessions.append(aiohttp.ClientSession(headers=headers))
    for attempt in range(3):
        try:
            async with sessions[0].post(url, json=order) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
