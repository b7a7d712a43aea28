# mistake: no-running-loop
# asked: gives("sing la")
import asyncio

running = asyncio.get_running_loop()  # <- here


async def main(sing):
    return await sing("la")
