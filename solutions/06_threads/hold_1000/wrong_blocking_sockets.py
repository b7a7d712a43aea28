# mistake: blocking-call
# fails: all
import asyncio
import socket


async def visit(host, port, seconds):
    with socket.create_connection((host, port)) as sock:
        line = sock.recv(100)  # <- here
        await asyncio.sleep(seconds)
    return line.decode().strip()


async def hold(host, port, n, seconds) -> list[str]:
    return await asyncio.gather(*(visit(host, port, seconds) for _ in range(n)))
