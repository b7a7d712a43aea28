"""framing: whole messages over a stream of bytes.

A café has a till and a kitchen, with a TCP connection between them. At first the till wrote an order,
and the kitchen called `read(1000)` and took what came for one order. In the quiet of the morning
that worked. At noon the kitchen got one and a half orders at once, and then the other half.

TCP carries bytes. It keeps their order, but it does not know where one message ends and the next one
begins. So both sides agree on a *frame*: first the length of the message, as four bytes with the most
significant one first (`(5).to_bytes(4, "big")`), and then the message itself.

Write the two functions. They get the reader and the writer of a connection that asyncio has opened:

    await write_message(writer, b"2 tea")      # sends b"\\x00\\x00\\x00\\x052 tea"

    await read_message(reader)                 # on the other side
    → b"2 tea"

What is checked:

- `read_message` returns one whole message, and takes nothing of the next one. It does not matter in
  which pieces the bytes arrive: one at a time, or several messages at once. Between two pieces a
  minute may pass, or more.
- A message may be empty: then `read_message` returns `b""`. It may have any bytes in it, and it may be
  much longer than 64 KiB.
- If the other side closes the connection between two messages, that is the end: `read_message` returns
  None, and again None if it is called again.
- If the connection ends in the middle of a message, `read_message` raises
  `asyncio.IncompleteReadError`. The four bytes of the length belong to the message.
- `write_message` sends the length and the message, and nothing else. The connection stays open.
- If the other side does not read, `write_message` waits, so that unsent messages do not fill the memory
  of the till. (Use `write`: after `writelines`, `drain` does not wait in some versions of Python.)
- Several tasks may write to the same connection at the same time. Each message stays in one piece.
- Several connections do not affect each other. While one waits, others go on, and nothing checks again
  and again whether more has come.

New here: messages over a stream, from `StreamReader.readexactly` to `StreamWriter.drain`. Not needed
here: opening or closing a connection, or a class.
"""

import asyncio


async def read_message(reader) -> bytes | None:
    """Read one message. None where the connection has ended and there is none."""
    # TODO: write this coroutine, and the one below.
    raise NotImplementedError("read_message is not implemented yet")


async def write_message(writer, data) -> None:
    """Send one message. Wait while the other side is too slow."""
    raise NotImplementedError("write_message is not implemented yet")


# From here on you need change nothing. To try your code, run `python framing.py`.


async def kitchen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read orders until the till hangs up, and answer each."""
    try:
        while (order := await read_message(reader)) is not None:
            print(f"kitchen: an order of {len(order)} bytes, {order[:20]!r}")
            await write_message(writer, b"thanks for " + order[:10])
        print("kitchen: the till has hung up")
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
    finally:
        writer.close()


async def till(host: str, port: int) -> None:
    """Send three orders at once, then read three answers."""
    reader, writer = await asyncio.open_connection(host, port)
    for order in (b"2 tea", b"", b"cake " * 20_000):
        await write_message(writer, order)
    for _ in range(3):
        print(f"till:    {await read_message(reader)!r}")
    writer.close()
    await writer.wait_closed()


async def main() -> None:
    """Open the kitchen for one till."""
    server = await asyncio.start_server(kitchen, "127.0.0.1", 0)
    await till(*server.sockets[0].getsockname())
    server.close()
    await asyncio.sleep(0.1)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
