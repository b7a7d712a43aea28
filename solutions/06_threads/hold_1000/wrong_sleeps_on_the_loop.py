# mistake: blocking-call
# fails: test_the_loop_is_free
import asyncio
import time


async def hold(host, port, n, seconds) -> list[str]:
    pairs = await asyncio.gather(*(asyncio.open_connection(host, port) for _ in range(n)))
    lines = await asyncio.gather(*(reader.readline() for reader, _ in pairs))
    time.sleep(seconds)  # <- here
    for _, writer in pairs:
        writer.close()
    await asyncio.gather(*(writer.wait_closed() for _, writer in pairs))
    return [line.decode().strip() for line in lines]
