# mistake: none
# fails: test_gives_the_greetings
import asyncio

ALL_HERE = None


async def stay(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    text = (await reader.readline()).decode()
    await ALL_HERE.wait()
    await asyncio.sleep(seconds)
    writer.close()
    await writer.wait_closed()
    return text.removesuffix("\n")


async def hold(host, port, n, seconds):
    global ALL_HERE
    if ALL_HERE is None:
        ALL_HERE = asyncio.Barrier(n)
    return await asyncio.gather(*(stay(host, port, seconds) for _ in range(n)))
