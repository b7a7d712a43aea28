"""A decorator opens the session, hands it to the function, and closes it afterwards."""

import asyncio
import functools

import aiohttp


def with_session(function):
    @functools.wraps(function)
    async def with_its_own(base_url):
        async with aiohttp.ClientSession() as session:
            return await function(session, base_url)

    return with_its_own


async def into(answers, session, base_url, name):
    async with session.get(f"{base_url}/{name}") as response:
        answers[name] = await response.json()


@with_session
async def load(session, base_url):
    answers: dict = {}
    names = ("users", "posts", "comments")
    await asyncio.gather(*(into(answers, session, base_url, name) for name in names))
    return answers
