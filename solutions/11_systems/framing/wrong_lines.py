# mistake: none
# fails: test_connections_are_independent, test_held_back, test_in_pieces, test_long_pauses, test_messages_stay_whole, test_several_at_once, test_the_end_between_messages, test_the_end_in_a_message, test_writes_the_frame
import asyncio


async def read_message(reader) -> bytes | None:
    line = await reader.readline()
    return line[4:].rstrip(b"\n") if line else None


async def write_message(writer, data) -> None:
    writer.write(data + b"\n")
    await writer.drain()
