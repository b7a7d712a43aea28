# mistake: none
# fails: test_gives_the_greetings, test_all_open_at_once, test_stays
import asyncio


async def visit(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(1)
    writer.close()
    await writer.wait_closed()
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port) for _ in range(1000)))  # <- here
