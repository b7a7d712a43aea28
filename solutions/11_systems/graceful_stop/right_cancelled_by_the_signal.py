"""Is cancelled by the first signal itself, and shields its own tasks."""

import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    serving = asyncio.current_task()
    clients, stopping = [], False

    def stop():
        nonlocal stopping
        if not stopping:
            stopping = True
            serving.cancel()

    def welcome(reader, writer):
        clients[:] = [task for task in clients if not task.done()]
        clients.append(asyncio.ensure_future(handle(reader, writer)))

    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
    server = await asyncio.start_server(welcome, host, port)
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        if not stopping:
            raise
        serving.uncancel()
    finally:
        server.close()
    _, late = await asyncio.wait(clients, timeout=grace) if clients else ([], [])
    for task in late:
        task.cancel()
    for task in clients:
        await asyncio.wait([task])
        if not task.cancelled() and task.exception():
            print(f"a client was not served: {task.exception()!r}")
