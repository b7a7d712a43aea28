import asyncio

import aiohttp

ENDPOINTS = ("users", "posts", "comments")


async def load(base_url) -> dict:
    """Load all endpoints at the same time, over one session."""
    # Leaving the block closes the session, also when a request fails.
    async with aiohttp.ClientSession() as session:
        requests = [load_one(session, f"{base_url}/{name}") for name in ENDPOINTS]
        # Wait inside the block: a request whose session is closed cannot finish.
        answers = await asyncio.gather(*requests)
    return dict(zip(ENDPOINTS, answers, strict=True))


async def load_one(session, url):
    """The JSON behind one url."""
    async with session.get(url) as response:
        return await response.json()  # the body arrives later than the headers: one more await
