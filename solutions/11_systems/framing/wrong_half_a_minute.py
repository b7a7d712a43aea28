# mistake: guessed-time-limit
# fails: test_long_pauses
import asyncio


async def read_message(reader) -> bytes | None:
    try:
        length = await asyncio.wait_for(reader.readexactly(4), 30)  # <- here
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    return await reader.readexactly(int.from_bytes(length, "big"))


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
