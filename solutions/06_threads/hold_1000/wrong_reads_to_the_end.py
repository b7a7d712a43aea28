# mistake: none
# fails: test_gives_the_greetings, test_all_open_at_once, test_stays, test_in_time, test_closes_all
import asyncio


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    text = await reader.read()  # <- here
    await asyncio.sleep(seconds)
    writer.close()
    return text.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))
