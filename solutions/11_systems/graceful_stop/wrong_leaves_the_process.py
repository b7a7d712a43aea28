# mistake: none
# fails: test_the_rest_is_cancelled, test_waits_for_the_clean_up
import asyncio
import os
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

    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    server = await asyncio.start_server(serve_client, host, port)
    await told.wait()
    server.close()
    if running:
        await asyncio.wait(running, timeout=grace)
    os._exit(0)
