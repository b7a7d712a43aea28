# mistake: unexpected-error
# fails: test_connections_are_independent, test_the_end_between_messages, test_the_end_in_a_message
import asyncio


buffer = bytearray()


async def read_message(reader) -> bytes | None:
    while len(buffer) < 4 or len(buffer) < 4 + int.from_bytes(buffer[:4], "big"):
        piece = await reader.read(65536)
        if not piece:
            if buffer:
                raise asyncio.IncompleteReadError(bytes(buffer), None)
            return None
        buffer.extend(piece)
    size = 4 + int.from_bytes(buffer[:4], "big")
    message = bytes(buffer[4:size])
    del buffer[:size]
    return message


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
