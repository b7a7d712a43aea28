# mistake: wrong-idempotency-key
# fails: test_each_order_is_its_own
import itertools

numbers = itertools.count(1)


async def submit(session, url, order) -> dict:
    headers = {"Idempotency-Key": f"order-{next(numbers)}"}
    for attempt in range(3):
        try:
            async with session.post(url, json=order, headers=headers) as response:  # <- here
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == 2:
                raise
