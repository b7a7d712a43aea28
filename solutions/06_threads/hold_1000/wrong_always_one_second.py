# mistake: wait-missing
# fails: test_stays
import asyncio


async def visit(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(1)
    writer.close()
    await writer.wait_closed()
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port) for _ in range(n)))
