# mistake: unexpected-error
# fails: test_connections_are_independent, test_in_pieces, test_long_pauses, test_messages_stay_whole, test_several_at_once, test_the_end_between_messages, test_the_end_in_a_message, test_writes_the_frame
import asyncio


async def read_message(reader) -> bytes | None:
    try:
        length = await reader.readexactly(4)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    return await reader.readexactly(int.from_bytes(length, "little"))


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "little") + data)
    await writer.drain()
