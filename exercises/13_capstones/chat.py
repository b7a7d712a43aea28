"""chat: a server for rooms full of people, some of whom do not listen.

Your office wants a chat of its own that needs nothing but a terminal. A guest connects, says which
room and which name, and talks. It sounds easy, and it is, until the first laptop falls asleep in the
middle of a word. A good server does not notice much.

Write `serve`. It serves on a socket that listens already, until it is cancelled:

    await serve(socket.create_server(("127.0.0.1", 8080)))

This is what Ada types and sees:

    tea Ada               (she types: the room, a space, and her name)
    welcome Ada
    Bob joins
    Bob: hello
    hi Bob                (she types)
    Bob leaves

Bob types `tea Bob` and `hello`, and sees `welcome Bob` and `Ada: hi Bob`.

The checks come in stages. Each is worth points of its own.

1. Talk. The first line of a guest is a room without spaces, one space, and a name, which may have
   spaces. Then this guest gets `welcome NAME`, and all others in the room get `NAME joins`. Each
   further line, also an empty one, goes to all others in the room as `NAME: LINE`, in the order in
   which it came, and not to the guest who sent it. When the connection ends, the others get
   `NAME leaves`.
2. Rooms. Nothing leaves its room. Two guests may have the same name, and are two guests. A guest
   may be silent for over a minute. Two servers do not affect each other.
3. Lines. TCP knows no lines: half a line may arrive now and the rest later, even half a letter, and
   so may three lines at once. A line is UTF-8, ends with a newline, and has at most 60,000 bytes. What
   comes after the last newline of a connection is no line, and goes to nobody.
4. Guests who vanish. A connection may be reset at any moment, also before its first line. The others
   get `NAME leaves` if the guest had a name. No error is left for the event loop to complain of.
   Nothing is kept of a guest who is gone.
5. Guests who stall. Somebody stops reading, while the others go on to talk. That delays nobody: the
   others get their lines within half a second. When more than 1,000,000 bytes wait for such a guest,
   you drop the connection within half a second, with all that waits, and the others get
   `NAME leaves`. But while fewer than 100,000 bytes wait, a guest is only slow: it stays, and gets
   every line in the end.
6. The end. When `serve` is cancelled, every guest gets the line `goodbye` as the last one, also
   those who have not said their name yet. Whoever is slow, and reads on within 0.2 seconds, gets it
   too. Then their connections are closed, and so is the socket. Guests who stall cannot hold that
   up, however many they are: after a second at most, `serve` ends as cancelled. No task is left, and
   no connection.

The room in the operating system for what is sent and not read yet does not count in 5. So exactly
when a guest is dropped is up to you, between the two numbers.

New here: a server that treats each guest alone. Not needed here: commands, passwords, a history.

If `chat.py` gets long, you may split it: lay further files beside it, such as `chat_rooms.py`, and
import them. Their names begin with `chat_`.
"""

import asyncio
import socket


async def serve(sock) -> None:
    """Serve a chat with rooms on a listening socket, until cancelled."""
    # TODO: write this coroutine.
    raise NotImplementedError("serve is not implemented yet")


# From here on you need change nothing. To try your code, run `python chat.py`.


async def guest(port, *lines) -> None:
    """Say these lines, one every 0.2 seconds, and print what is heard."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for line in lines:
        writer.write(line.encode() + b"\n")
        await asyncio.sleep(0.2)
    writer.write_eof()
    print(f"{lines[0]!r} heard: {(await reader.read()).decode().splitlines()}")
    writer.close()


async def main() -> None:
    """Let two guests talk for a second."""
    sock = socket.create_server(("127.0.0.1", 0))
    serving = asyncio.create_task(serve(sock))
    await asyncio.sleep(0)
    if serving.done():
        serving.result()
        return
    port = sock.getsockname()[1]
    guests = [guest(port, "tea Ada", "hi Bob", "bye"), guest(port, "tea Bob", "hi Ada")]
    talk = asyncio.gather(*guests)
    await asyncio.wait([serving, talk], return_when=asyncio.FIRST_COMPLETED)
    serving.cancel()
    talk.cancel()
    await asyncio.wait([serving, talk])


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
