# mistake: wrong-type
# fails: test_gives_the_greetings
import asyncio


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(seconds)
    writer.close()
    await writer.wait_closed()
    return line


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))  # <- here
