# mistake: limit-too-low
# fails: test_all_open_at_once, test_in_time
import asyncio

limit = asyncio.Semaphore(100)  # <- here


async def visit(host, port, seconds):
    async with limit:
        reader, writer = await asyncio.open_connection(host, port)
        line = await reader.readline()
        await asyncio.sleep(seconds)
        writer.close()
        await writer.wait_closed()
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))
