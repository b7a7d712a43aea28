"""Has a task group own the clients, and a timer that cancels those that are left."""

import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    loop, told, running = asyncio.get_running_loop(), asyncio.Event(), set()
    loop.add_signal_handler(signal.SIGTERM, told.set)
    async with asyncio.TaskGroup() as group:

        def welcome(reader, writer):
            task = group.create_task(safely(handle, reader, writer))
            running.add(task)
            task.add_done_callback(running.discard)

        server = await asyncio.start_server(welcome, host, port)
        await told.wait()
        server.close()
        timer = loop.call_later(grace, lambda: [task.cancel() for task in running])
    timer.cancel()


async def safely(handle, reader, writer):
    """Serve one client, whose errors are its own."""
    try:
        await handle(reader, writer)
    except Exception as error:
        print(f"a client was not served: {error!r}")
