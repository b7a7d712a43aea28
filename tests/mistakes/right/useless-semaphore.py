"""All wait at the same semaphore."""

import asyncio


async def wash_in_machine(machines, wash, load):
    async with machines:
        return await wash(load)


async def main(wash):
    machines = asyncio.Semaphore(2)
    loads = ["towels", "sheets", "shirts", "socks"]
    return await asyncio.gather(*[wash_in_machine(machines, wash, load) for load in loads])
