# mistake: response-not-released
# fails: test_releases_every_response
import uuid

import aiohttp


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            response = await session.post(url, json=order, headers=headers)  # <- here
        except TimeoutError:
            if attempt == 2:
                raise
            continue
        if response.status >= 400:
            raise aiohttp.ClientResponseError(
                response.request_info, response.history, status=response.status
            )
        return await response.json()
