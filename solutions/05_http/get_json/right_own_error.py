"""Looks at the status itself, and builds the exception by hand."""

import aiohttp


async def get_json(session, url) -> dict:
    async with session.request("GET", url) as response:
        body = await response.json()
    if response.status >= 400:
        raise aiohttp.ClientResponseError(
            response.request_info,
            response.history,
            status=response.status,
            message=body.get("error", ""),
        )
    return body
