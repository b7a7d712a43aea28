"""It reads to the end of the line, however the line was sent."""

import asyncio


async def kitchen(reader, writer):
    for part in (b"two loaves ", b"of rye\n"):
        writer.write(part)
        await writer.drain()
    writer.close()


async def main():
    async with await asyncio.start_server(kitchen, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        note = await reader.readline()
        writer.close()
        await writer.wait_closed()
    return note.decode()
