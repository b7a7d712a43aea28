"""Sends length and message one after the other, each drained, with a lock for each writer."""

import asyncio
from weakref import WeakKeyDictionary

turns = WeakKeyDictionary()


async def read_message(reader) -> bytes | None:
    head = bytearray()
    while len(head) < 4:
        byte = await reader.read(1)
        if byte:
            head += byte
        elif head:
            raise asyncio.IncompleteReadError(bytes(head), 4)
        else:
            return None
    return await reader.readexactly(int.from_bytes(head))


async def write_message(writer, data) -> None:
    if writer not in turns:
        turns[writer] = asyncio.Lock()
    async with turns[writer]:
        for half in (len(data).to_bytes(4), data):
            writer.write(half)
            await writer.drain()
