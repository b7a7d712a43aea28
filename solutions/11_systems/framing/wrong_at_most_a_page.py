# mistake: unexpected-error
# fails: test_several_at_once
import asyncio


async def read_message(reader) -> bytes | None:
    try:
        length = await reader.readexactly(4)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    size = int.from_bytes(length, "big")
    if size > 65536:
        raise ValueError("a message is too long")
    return await reader.readexactly(size)


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
