"""graceful_stop: finish what runs, and then go.

Your service runs in a container. When a new version is rolled out, the old one gets a SIGTERM, and is
killed some seconds later if it has not gone by then. Each time a dozen customers saw half a page: the
process was gone at once, and their answers with it. With the first fix it was the other way round. One
customer had a connection open and did not send anything, and the service waited for this customer until it
was killed.

Write `serve`. It is a TCP server that runs until the process gets a SIGTERM:

    await serve(handle, "127.0.0.1", 8080, grace=5)     # returns after a SIGTERM

`handle(reader, writer)` is an async function that serves one client, and closes the connection at its
end. It is called for each connection, as `asyncio.start_server` does it. There is nothing wrong with it.

What is checked, with a real process that runs your `serve` and gets real signals, on the wall clock:

- Until the signal each connection gets its `handle`, and all of them run at the same time.
- From the signal on no new connection is accepted: whoever tries is refused.
- What runs at the signal has `grace` seconds to finish. When all have finished, `serve` returns at once,
  and does not wait for the rest of the time.
- After `grace` seconds each `handle` that still runs is cancelled, also one whose client says nothing.
  `handle` may need a moment for its clean-up, and `serve` waits for that.
- When `serve` returns, no `handle` is running, and the program ends with exit status 0, less than a
  second after `grace` is over.
- A second SIGTERM, and a third one, change nothing.
- If `handle` raises an exception, that concerns its own client only. The others go on, before the signal
  and after it, and the exit status is 0 all the same.

It has to work with Python 3.11, too, where `Server.wait_closed()` waits for nobody. New here: signals in an
event loop, and an orderly end. Not needed here: Windows, or a SIGINT.
"""

import asyncio
import os
import signal


async def serve(handle, host, port, grace) -> None:
    """Serve until a SIGTERM; then finish what runs, for `grace` seconds at most."""
    # TODO: write this coroutine.
    raise NotImplementedError("serve is not implemented yet")


# From here on you need change nothing. To try your code, run `python graceful_stop.py`.

PORT = 8765


async def slow_page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Simulates a page that needs a while."""
    seconds = float(await reader.readline())
    try:
        await asyncio.sleep(seconds)
        writer.write(f"a page that took {seconds} s".encode())
    finally:
        writer.close()


async def visit(seconds: float) -> None:
    """Simulates a visitor."""
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(f"{seconds}\n".encode())
    print(f"the visitor who wants {seconds} s got {(await reader.read()).decode()!r}")
    writer.close()


async def visitors() -> None:
    """Three visitors come, and then this process gets a SIGTERM."""
    await asyncio.sleep(0.2)
    visits = [asyncio.create_task(visit(seconds)) for seconds in (0.1, 0.8, 30)]
    await asyncio.sleep(0.3)
    print("SIGTERM")
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.gather(*visits)


async def main() -> None:
    """Serve three visitors, and stop."""
    serving = asyncio.create_task(serve(slow_page, "127.0.0.1", PORT, grace=1))
    await asyncio.sleep(0)
    if not serving.done():
        await visitors()
    await serving
    print("the end")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
