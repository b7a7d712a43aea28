# mistake: forgotten-task
# fails: test_closes_all
import asyncio


async def hold(host, port, n, seconds) -> list[str]:
    greetings = []

    async def visitor():
        reader, writer = await asyncio.open_connection(host, port)
        greetings.append((await reader.readline()).decode().strip())
        await asyncio.sleep(seconds)
        writer.close()

    for _ in range(n):
        asyncio.create_task(visitor())  # <- here
    await asyncio.sleep(seconds)
    return greetings
