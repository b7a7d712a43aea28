# mistake: none
# fails: test_closes_all
import asyncio
import socket


async def come_and_go(host, port, seconds):
    loop = asyncio.get_running_loop()
    visitor = socket.socket()
    visitor.setblocking(False)
    await loop.sock_connect(visitor, (host, port))
    heard = b""
    while b"\n" not in heard:
        heard += await loop.sock_recv(visitor, 1024)
    await asyncio.sleep(seconds)
    return heard.decode().removesuffix("\n")


async def hold(host, port, n, seconds):
    return await asyncio.gather(*(come_and_go(host, port, seconds) for _ in range(n)))
