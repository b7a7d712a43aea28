"""Plain sockets that do not block, with the loop's own `sock_connect` and `sock_recv`."""

import asyncio
import socket


async def visit(loop, host, port, seconds):
    with socket.socket() as sock:
        sock.setblocking(False)
        await loop.sock_connect(sock, (host, port))
        line = b""
        while not line.endswith(b"\n"):
            line += await loop.sock_recv(sock, 100)
        await asyncio.sleep(seconds)
    return line.decode().rstrip()


async def hold(host, port, n, seconds) -> list[str]:
    loop = asyncio.get_running_loop()
    return list(await asyncio.gather(*(visit(loop, host, port, seconds) for _ in range(n))))
