import asyncio

LENGTH = 4


async def read_message(reader) -> bytes | None:
    """Read one message. None where the connection has ended and there is none."""
    try:
        length = await reader.readexactly(LENGTH)
    except asyncio.IncompleteReadError as error:
        # Nothing at all before the end: the last message was the last one. With one to three bytes
        # it is a message that was cut off.
        if not error.partial:
            return None
        raise
    # Not inside the `try`: here an end is always in the middle, also if nothing came after the length.
    return await reader.readexactly(int.from_bytes(length, "big"))


async def write_message(writer, data) -> None:
    """Send one message. Wait while the other side is too slow."""
    # One `write`, so that no other task can come between the length and the message.
    writer.write(len(data).to_bytes(LENGTH, "big") + data)
    await writer.drain()
