# mistake: none
# fails: test_the_end_in_a_message
import asyncio


async def read_message(reader) -> bytes | None:
    try:
        length = await reader.readexactly(4)
        return await reader.readexactly(int.from_bytes(length, "big"))
    except asyncio.IncompleteReadError:
        return None


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
