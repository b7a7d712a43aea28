"""Keeps a buffer for each reader, and drains before it writes."""

import asyncio
from weakref import WeakKeyDictionary

buffers = WeakKeyDictionary()


async def read_message(reader) -> bytes | None:
    buffer = buffers.setdefault(reader, bytearray())
    while not whole(buffer):
        piece = await reader.read(65536)
        if not piece:
            if buffer:
                raise asyncio.IncompleteReadError(bytes(buffer), None)
            return None
        buffer += piece
    size = 4 + int.from_bytes(buffer[:4], "big")
    message = bytes(buffer[4:size])
    del buffer[:size]
    return message


def whole(buffer):
    """Whether there is a whole message in it."""
    return len(buffer) >= 4 and len(buffer) >= 4 + int.from_bytes(buffer[:4], "big")


async def write_message(writer, data) -> None:
    await writer.drain()
    writer.write(b"".join([len(data).to_bytes(4, "big"), data]))
