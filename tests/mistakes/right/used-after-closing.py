"""The session is used as long as its block lasts."""

import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        return session.closed
