# mistake: none
# fails: test_more_signals
import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    running = set()

    async def serve_client(reader, writer):
        task = asyncio.current_task()
        running.add(task)
        try:
            await handle(reader, writer)
        finally:
            running.discard(task)

    serving = asyncio.current_task()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
    server = await asyncio.start_server(serve_client, host, port)
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        serving.uncancel()
    server.close()
    if running:
        await asyncio.wait(running, timeout=grace)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
