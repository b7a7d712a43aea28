"""hold_1000: a thousand connections, and one thread.

Your team runs a server on which people leave a page open, and with it a connection, for hours. Before
the fair opens you want to know whether it stands a thousand visitors at the same time. So you need a
program that is a thousand visitors. A thread for each would do it, and need a thousand stacks and a
thousand places in the queue for the processor, all for people who do nothing but wait. To wait is
what an event loop does best.

Write `hold`. It opens `n` connections to a server; the server greets each with one line. Every
connection is kept open for `seconds`, and then closed. You return the greetings:

    await hold("127.0.0.1", 8080, 3, 2)
    → ["welcome, number 0", "welcome, number 1", "welcome, number 2"]

What is checked, by the server's own counting, with `n` = 1,000 and `seconds` = 1:

- You return a list with the greeting of every connection, in any order, as text without the line's
  end.
- All `n` connections are open at the same moment, and there are no more than `n`.
- Every connection stays open for `seconds`, or a little longer.
- These three hold for another `n` and other `seconds` as well: 30 connections, of 2 seconds each.
- It all takes under 4 seconds.
- You start no thread.
- While people wait the event loop is free: it is never held for 0.6 seconds.
- When you return, every connection is closed; the server may take half a second to notice.

New here: `asyncio.open_connection`, and the numbers. Not needed here: sending anything; a limit on
how many connections are opened at a time.

Each connection takes one of the open files that a process may have (`ulimit -n`: 1,024 on many
systems, 256 on a Mac), and the server's end another. The grader asks the system for as many as are
needed here, some 2,100. `python hold_1000.py` makes do with 100 connections.
"""

import asyncio
import threading
import time


async def hold(host, port, n, seconds) -> list[str]:
    """Keep n connections open at the same time; gives the line with which each was greeted."""
    # TODO: write this coroutine.
    raise NotImplementedError("hold is still to do")


# From here on you need change nothing: it lets you try the file with `python hold_1000.py`.

VISITORS = 100


class Server:
    """A stand-in for the server; it counts."""

    def __init__(self) -> None:
        self.number = self.open = self.peak = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Greet, and wait until the visitor leaves."""
        number = self.number
        self.number += 1
        self.open += 1
        self.peak = max(self.peak, self.open)
        writer.write(f"welcome, number {number}\n".encode())
        await reader.read()
        self.open -= 1
        writer.close()


async def main() -> None:
    """Let 100 visitors in for two seconds."""
    counting = Server()
    server = await asyncio.start_server(counting.serve, "127.0.0.1", 0, backlog=1000)
    host, port = server.sockets[0].getsockname()
    begin = time.perf_counter()
    greetings = await hold(host, port, VISITORS, 2)
    print(f"{len(greetings)} greetings, the last one is {greetings[-1]!r}")
    print(f"{counting.peak} connections at the same time, {threading.active_count()} thread(s)")
    print(f"{time.perf_counter() - begin:.1f} s")
    server.close()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"To do: {todo}. Open this file and write it.")
