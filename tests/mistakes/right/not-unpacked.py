"""A star makes arguments of a list."""

import asyncio


async def main(iron):
    shirts = [iron("white"), iron("blue"), iron("striped")]
    return await asyncio.gather(*shirts)
