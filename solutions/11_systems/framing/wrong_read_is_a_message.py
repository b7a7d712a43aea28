# mistake: read-is-not-a-message
# fails: test_connections_are_independent, test_in_pieces, test_long_pauses, test_several_at_once, test_the_end_in_a_message
import asyncio


async def read_message(reader) -> bytes | None:
    length = await reader.read(4)
    if not length:
        return None
    return await reader.read(int.from_bytes(length, "big"))  # <- here


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
