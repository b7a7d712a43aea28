# mistake: none
# fails: test_one_thread
import asyncio
import threading


async def visit(host, port, seconds):
    reader, writer = await asyncio.open_connection(host, port)
    try:
        line = await reader.readline()
        await asyncio.sleep(seconds)
        return line.decode().strip()
    finally:
        writer.close()
        await writer.wait_closed()


async def hold(host, port, n, seconds) -> list[str]:
    threading.Thread(target=print, args=("holding", n)).start()  # <- here
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))
