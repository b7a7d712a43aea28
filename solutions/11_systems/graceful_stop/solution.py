import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    """Serve until a SIGTERM; then finish what runs, for `grace` seconds at most."""
    running = set()

    async def serve_client(reader, writer):
        # The tasks of `start_server` are not to be had from outside: each one signs in itself.
        task = asyncio.current_task()
        running.add(task)
        try:
            await handle(reader, writer)
        finally:
            running.discard(task)

    told = asyncio.Event()
    # The event is set in the event loop, not in the middle of whatever runs at that moment.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    server = await asyncio.start_server(serve_client, host, port)
    await told.wait()
    server.close()
    if running:
        await asyncio.wait(running, timeout=grace)
    for task in running:
        task.cancel()
    # Errors of one client are its own: they are asked for, so that nobody complains, and dropped.
    await asyncio.gather(*running, return_exceptions=True)
