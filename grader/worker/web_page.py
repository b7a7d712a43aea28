"""A page of a site, and how a web server sends it: late, in two halves, or not to the end."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web


@dataclass(frozen=True)
class WebPage:
    """What a site answers: the head after `seconds`, and the second half of the body `pause` later.

    `location` is where a redirect leads. `cut` hangs up: "first", before the head, or "half-way".
    """

    text: str = ""
    status: int = 200
    seconds: float = 0.1
    pause: float = 0.0
    kind: str = "text/html"
    location: str = ""
    cut: str = ""


async def send(page: WebPage, request: "web.Request") -> "web.StreamResponse":
    """Answer this request with the page."""
    from aiohttp import web  # slow to import, and few exercises need it

    body = page.text.encode()
    half = len(body) // 2
    headers = {"Location": page.location} if page.location else {}
    response = web.StreamResponse(status=page.status, headers=headers)
    response.content_type, response.content_length = page.kind, len(body)
    await asyncio.sleep(page.seconds)
    if page.cut != "first":
        await response.prepare(request)
        await response.write(body[:half])
        await asyncio.sleep(page.pause)
    if page.cut and request.transport is not None:
        request.transport.abort()
    else:
        await response.write(body[half:])
        await response.write_eof()
    return response
