"""An AsyncExitStack holds the session and every response, and closes them all at its end."""

import asyncio
import json
from contextlib import AsyncExitStack

import aiohttp


async def load(base_url) -> dict:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())

        async def text(name):
            response = await stack.enter_async_context(session.get(f"{base_url}/{name}"))
            return await response.text()

        tasks = {name: asyncio.ensure_future(text(name)) for name in ("users", "posts", "comments")}
        await asyncio.wait(tasks.values())
        return {name: json.loads(task.result()) for name, task in tasks.items()}
