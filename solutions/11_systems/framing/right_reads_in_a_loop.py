"""Collects the pieces by itself, with `read`, and sends length and message apart, with one `drain`."""

import asyncio
import struct


async def read_message(reader) -> bytes | None:
    length = await exactly(reader, 4, may_end=True)
    if not length:
        return None
    (number,) = struct.unpack(">I", length)
    return await exactly(reader, number)


async def exactly(reader, number, may_end=False):
    """So many bytes; none where the end may come, and is there at once."""
    data = b""
    while len(data) < number:
        piece = await reader.read(number - len(data))
        if not piece:
            if may_end and not data:
                break
            raise asyncio.IncompleteReadError(data, number)
        data += piece
    return data


async def write_message(writer, data) -> None:
    writer.write(struct.pack(">I", len(data)))
    writer.write(data)
    await writer.drain()
