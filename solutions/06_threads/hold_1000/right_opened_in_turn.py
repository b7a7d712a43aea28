"""Opens one after another, which is quick on this machine; then one pause for all, then all closed."""

import asyncio


async def hold(host, port, n, seconds) -> list[str]:
    greetings, writers = [], []
    try:
        for _ in range(n):
            reader, writer = await asyncio.open_connection(host, port)
            writers.append(writer)
            greetings.append((await reader.readline()).decode().removesuffix("\n"))
        await asyncio.sleep(seconds)
    finally:
        for writer in writers:
            writer.close()
        for writer in writers:
            await writer.wait_closed()
    return greetings
