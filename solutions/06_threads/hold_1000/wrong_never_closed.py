# mistake: none
# fails: test_closes_all
import asyncio


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(seconds)
    return line.decode().strip()  # <- here


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))
