# mistake: wait-missing
# fails: test_stays
import asyncio


async def hold(host, port, n, seconds) -> list[str]:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds  # <- here

    async def visit():
        reader, writer = await asyncio.open_connection(host, port)
        line = await reader.readline()
        await asyncio.sleep(end - loop.time())
        writer.close()
        await writer.wait_closed()
        return line.decode().strip()

    return await asyncio.gather(*(visit() for _ in range(n)))
