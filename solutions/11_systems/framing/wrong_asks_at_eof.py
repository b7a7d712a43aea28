# mistake: unexpected-error
# fails: test_connections_are_independent, test_in_pieces, test_long_pauses, test_several_at_once
import asyncio


async def read_message(reader) -> bytes | None:
    if reader.at_eof():
        return None
    length = await reader.readexactly(4)
    return await reader.readexactly(int.from_bytes(length, "big"))


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
