# mistake: blocking-call
# fails: test_in_time, test_the_loop_is_free
import asyncio
import time


async def visit(host, port, seconds):
    time.sleep(0.005)  # <- here
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(seconds)
    writer.close()
    await writer.wait_closed()
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))
