# mistake: none
# fails: test_gives_the_greetings
import asyncio


async def hold(host, port, n, seconds) -> list[str]:
    opened = await asyncio.gather(*(asyncio.open_connection(host, port) for _ in range(n)))
    await asyncio.sleep(seconds)
    for _, writer in opened:
        writer.close()
    return [f"welcome, number {number}" for number in range(n)]  # <- here
