"""The answers are in a dict, and the list of guests says how often each counts."""

import asyncio


async def main(press):
    guests = ["Ana", "Bo", "Ana"]
    answers = await asyncio.gather(*map(press, guests))
    return [dict(zip(guests, answers, strict=True))[guest] for guest in guests]
