"""hold_1000: a thousand connections, and one thread.

Your team runs a server for a fair. Visitors leave a page open for hours, and with it a connection.
Before the fair opens, you want to know whether the server can handle a thousand visitors at the
same time. So you need a program that acts like a thousand visitors. A thread for each visitor would
work. But it needs a thousand stacks, and the system has to schedule a thousand threads, all for
visitors who do nothing but wait. Waiting is what an event loop does best.

Write `hold`. It opens `n` connections to a server, and the server greets each with one line,
which may come in pieces. It keeps every connection open for `seconds`, and then closes it. At the end
it returns the greetings:

    await hold("127.0.0.1", 8080, 3, 2)
    → ["welcome, number 0", "welcome, number 1", "welcome, number 2"]

What is checked, with `n` = 1,000 and `seconds` = 1 (the server does the counting):

- You return a list with the greeting of every connection, in any order, as strings without the
  newline at the end. No two greetings are equal.
- All `n` connections are open at the same moment, and you open no more than `n`.
- Every connection stays open for `seconds`, or a little longer, also one that took a while to open.
  None takes longer than a second to open.
- The three rules above also hold for another `n` and other `seconds`: 30 connections, of 2 seconds
  each. They hold when you are called again, too.
- It all takes under 4 seconds.
- You start no thread.
- While the visitors wait, the event loop is free: it is never blocked for 0.6 seconds.
- When you return, every connection is closed, and no task of yours is still running. The server may
  take half a second to notice the close.

New here: `asyncio.open_connection`, and large numbers. Not needed here: sending anything, or a
limit on how many connections you open at a time.

Each connection uses a file descriptor, and a process may have only so many (`ulimit -n`: 1,024 on
many systems, 256 on a Mac). The server's end of the connection uses another one. The grader raises
the limit to what it needs here, about 2,100. `python hold_1000.py` opens only 100 connections.
"""

import asyncio
import threading
import time


async def hold(host, port, n, seconds) -> list[str]:
    """Keep n connections open at the same time; return the greeting line of each."""
    # TODO: write this coroutine.
    raise NotImplementedError("hold is not implemented yet")


# From here on you need change nothing. To try your code, run `python hold_1000.py`.

VISITORS = 100


class Server:
    """Simulates the server, and counts."""

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
    """Let 100 visitors in for two seconds, and show what the server counted."""
    counting = Server()
    server = await asyncio.start_server(counting.serve, "127.0.0.1", 0, backlog=1000)
    host, port = server.sockets[0].getsockname()
    start = time.perf_counter()
    greetings = await hold(host, port, VISITORS, 2)
    print(f"{len(greetings)} greetings, the last one is {greetings[-1]!r}")
    print(f"{counting.peak} connections at the same time, {threading.active_count()} thread(s)")
    print(f"{time.perf_counter() - start:.1f} s")
    server.close()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
