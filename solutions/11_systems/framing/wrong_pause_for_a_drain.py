# mistake: none
# fails: test_held_back
import asyncio


async def read_message(reader) -> bytes | None:
    try:
        length = await reader.readexactly(4)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    return await reader.readexactly(int.from_bytes(length, "big"))


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await asyncio.sleep(0)
