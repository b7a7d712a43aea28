# mistake: none
# fails: test_gives_the_greetings, test_all_open_at_once
import asyncio


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(seconds)
    writer.close()
    await writer.wait_closed()
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(1000)))  # <- here
