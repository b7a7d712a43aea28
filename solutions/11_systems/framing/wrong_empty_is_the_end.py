# mistake: none
# fails: test_several_at_once
import asyncio


async def read_message(reader) -> bytes | None:
    try:
        length = int.from_bytes(await reader.readexactly(4), "big")
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    return await reader.readexactly(length) or None


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
