"""A function for one attempt and those after it; the key is handed on."""

import secrets


async def submit(session, url, order) -> dict:
    return await attempt(session, url, order, secrets.token_hex(16), 2)


async def attempt(session, url, order, key, more):
    try:
        async with session.post(
            url, json=order, headers={"Idempotency-Key": key}, raise_for_status=True
        ) as response:
            return await response.json()
    except TimeoutError:
        if not more:
            raise
    return await attempt(session, url, order, key, more - 1)
