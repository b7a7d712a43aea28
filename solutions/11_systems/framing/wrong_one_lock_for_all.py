# mistake: none
# fails: test_connections_are_independent
import asyncio


async def read_message(reader) -> bytes | None:
    try:
        length = await reader.readexactly(4)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    return await reader.readexactly(int.from_bytes(length, "big"))


turn = asyncio.Lock()


async def write_message(writer, data) -> None:
    async with turn:
        writer.write(len(data).to_bytes(4, "big"))
        await writer.drain()
        writer.write(data)
        await writer.drain()
