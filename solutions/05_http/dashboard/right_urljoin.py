"""Urljoin for each endpoint."""

import asyncio
from urllib.parse import urljoin

import aiohttp

ENDPOINTS = ("users", "posts", "comments")


async def _fetch(session, url):
    async with session.get(url) as response:
        return await response.json()


async def load(base_url) -> dict:
    """Load all endpoints at the same time, over one session."""
    async with aiohttp.ClientSession() as session:
        async with asyncio.TaskGroup() as group:
            tasks = {}
            for name in ENDPOINTS:
                url = urljoin(base_url, "/" + name)
                tasks[name] = group.create_task(_fetch(session, url))
    return {name: task.result() for name, task in tasks.items()}
