import uuid

ATTEMPTS = 3


async def submit(session, url, order) -> dict:
    """Send the order, three times at most, so that it is booked once; return the receipt."""
    # Made here, before the loop: it belongs to the order and not to the request. Not made from the
    # order's contents, because an equal order that comes later is another order.
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(1, ATTEMPTS + 1):
        try:
            async with session.post(url, json=order, headers=headers) as response:
                # A refusal is an answer: sending the same order again would change nothing.
                response.raise_for_status()
                return await response.json()
        except TimeoutError:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("the last attempt returns or raises")
