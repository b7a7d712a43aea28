# mistake: retries-everything
# fails: test_a_refusal_is_not_sent_again

import uuid

import aiohttp


async def submit(session, url, order) -> dict:
    key = str(uuid.uuid4())
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers={"Idempotency-Key": key}) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
        except aiohttp.ClientResponseError as error:
            if attempt == 2 or error.status not in (408, 504):  # <- here
                raise
