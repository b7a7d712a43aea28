# mistake: wait-missing
# fails: test_stays
import asyncio


async def visit(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    return line.decode().strip(), writer


async def hold(host, port, n, seconds) -> list[str]:
    visits = await asyncio.gather(*(visit(host, port) for _ in range(n)))
    for _, writer in visits:
        writer.close()
    await asyncio.sleep(seconds)
    return [greeting for greeting, _ in visits]
