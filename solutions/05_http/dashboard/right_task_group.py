"""A TaskGroup inside the session's block: its end waits for the tasks before the session closes."""

import asyncio

import aiohttp


async def load(base_url) -> dict:
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        tasks = {
            name: group.create_task(fetch(session, base_url, name))
            for name in ("users", "posts", "comments")
        }
    return {name: task.result() for name, task in tasks.items()}


async def fetch(session, base_url, name):
    async with session.get(f"{base_url}/{name}") as response:
        return await response.json()
