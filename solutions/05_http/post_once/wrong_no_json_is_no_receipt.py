# mistake: no-error-raised
# fails: test_other_errors_propagate
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                try:
                    return await response.json()
                except ValueError:
                    return {"receipt": None}
        except TimeoutError:
            if attempt == 2:
                raise
