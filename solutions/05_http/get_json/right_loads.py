"""Reads the bytes, and parses them with the standard library."""

import json


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        if not response.ok:
            response.raise_for_status()
        return json.loads(await response.read())
