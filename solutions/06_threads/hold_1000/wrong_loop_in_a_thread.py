# mistake: loop-per-thread
# fails: test_one_thread
import asyncio
import threading


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    line = await reader.readline()
    await asyncio.sleep(seconds)
    writer.close()
    await writer.wait_closed()
    return line.decode().strip()


async def all_of_them(host, port, n, seconds):
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))


async def hold(host, port, n, seconds) -> list[str]:
    greetings = []

    def beside():
        greetings.extend(asyncio.run(all_of_them(host, port, n, seconds)))  # <- here

    thread = threading.Thread(target=beside)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.05)
    return greetings
