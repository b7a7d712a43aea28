# mistake: none
# fails: test_long_pauses
import asyncio


async def read_message(reader) -> bytes | None:
    head = b""
    while len(head) < 4:
        try:
            async with asyncio.timeout(0.5):
                head += await reader.readexactly(4)
        except TimeoutError:
            continue
        except asyncio.IncompleteReadError as error:
            if error.partial:
                raise
            return None
    return await reader.readexactly(int.from_bytes(head, "big"))


async def write_message(writer, data) -> None:
    writer.write(len(data).to_bytes(4, "big") + data)
    await writer.drain()
