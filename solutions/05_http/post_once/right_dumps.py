"""Writes the JSON itself, and keeps the last error."""

import json
import uuid


async def submit(session, url, order) -> dict:
    headers = {"Content-Type": "application/json", "idempotency-key": uuid.uuid4().hex}
    body = json.dumps(order).encode()
    late = None
    for _ in range(3):
        try:
            response = await session.post(url, data=body, headers=headers)
        except TimeoutError as error:
            late = error
        else:
            async with response:
                response.raise_for_status()
                return await response.json()
    raise late
