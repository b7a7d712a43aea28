# mistake: none
# fails: test_gives_up_after_three
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            print(f"attempt {attempt + 1} timed out")
    return None  # <- here
