"""Has a time limit of its own as well, and counts down."""

import asyncio
import uuid
from collections.abc import Mapping


async def submit(session, url, order: Mapping) -> dict:
    key, left = uuid.uuid4(), 3
    while True:
        left -= 1
        try:
            async with asyncio.timeout(5):
                async with session.post(
                    url, json=dict(order), headers={"Idempotency-Key": str(key)}
                ) as response:
                    response.raise_for_status()
                    return await response.json()
        except TimeoutError:
            if left == 0:
                raise
