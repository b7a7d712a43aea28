# mistake: none
# asked: never
import asyncio


async def main(fetch):
    done = asyncio.Event()

    async def ring():
        await fetch(1)
        done.set()

    ringing = asyncio.create_task(ring())
    await done.wait()
    await ringing
