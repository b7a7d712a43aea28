# mistake: none
# fails: test_the_end_in_a_message
import asyncio


async def read_message(reader) -> bytes | None:
    length = await reader.read(4)
    if not length:
        return None
    while len(length) < 4:
        more = await reader.read(4 - len(length))
        if not more:
            raise EOFError("the connection has ended")
        length += more
    try:
        return await reader.readexactly(int.from_bytes(length, "big"))
    except asyncio.IncompleteReadError as error:
        raise ConnectionError("the connection has ended") from error


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
