# mistake: none
# fails: test_gives_the_greetings
import asyncio


async def visit(host, port, seconds) -> str:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        greeting = await reader.read(100)
        await asyncio.sleep(seconds)
    finally:
        writer.close()
        await writer.wait_closed()
    return greeting.decode().rstrip("\n")


async def hold(host, port, n, seconds) -> list[str]:
    async with asyncio.TaskGroup() as group:
        visits = [group.create_task(visit(host, port, seconds)) for _ in range(n)]
    return [task.result() for task in visits]
