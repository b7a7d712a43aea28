# mistake: lock-step
# fails: test_all_open_at_once, test_in_time
import asyncio


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(seconds)
    writer.close()
    await writer.wait_closed()
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    greetings = []
    for begin in range(0, n, 100):
        some = range(begin, min(n, begin + 100))
        greetings += await asyncio.gather(*(visit(host, port, seconds) for _ in some))  # <- here
    return greetings
