# mistake: blocking-call
# fails: test_gives_the_greetings, test_all_open_at_once, test_stays, test_in_time, test_closes_all
import asyncio
import time


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    time.sleep(seconds)  # <- here
    writer.close()
    await writer.wait_closed()
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))
