# mistake: forgotten-task
# fails: test_stays, test_in_time, test_closes_all
import asyncio


async def visit(greetings, host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    greetings.append((await reader.readline()).decode().strip())
    await asyncio.sleep(seconds)
    writer.close()


async def hold(host, port, n, seconds) -> list[str]:
    greetings = []
    for _ in range(n):
        asyncio.create_task(visit(greetings, host, port, seconds))  # <- here
    return greetings
