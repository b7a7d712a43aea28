# mistake: unexpected-error
# fails: all
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.get(url, json=order, headers=headers) as response:  # <- here
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
