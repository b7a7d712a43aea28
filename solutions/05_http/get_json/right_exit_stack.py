"""Keeps the response open with an exit stack, and lets a `match` look at the status."""

import contextlib


async def get_json(session, url) -> dict:
    async with contextlib.AsyncExitStack() as stack:
        response = await stack.enter_async_context(session.request(method="get", url=url))
        match response.status // 100:
            case 4 | 5:
                response.raise_for_status()
            case _:
                return await response.json()
