# mistake: none
# fails: test_gives_the_greetings, test_all_open_at_once
import asyncio


async def hold(host, port, n, seconds) -> list[str]:
    # Is the server there?
    reader, writer = await asyncio.open_connection(host, port)  # <- here
    await reader.readline()

    async def visit():
        reader, writer = await asyncio.open_connection(host, port)
        greeting = await reader.readline()
        await asyncio.sleep(seconds)
        writer.close()
        await writer.wait_closed()
        return greeting.decode().strip()

    greetings = await asyncio.gather(*(visit() for _ in range(n)))
    writer.close()
    await writer.wait_closed()
    return greetings
