# mistake: none
# fails: test_goes_when_all_have_finished, test_serves, test_the_rest_is_cancelled, test_waits_for_the_clean_up, test_what_runs_finishes
import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    running, room = set(), asyncio.Semaphore(10)

    async def serve_client(reader, writer):
        task = asyncio.current_task()
        running.add(task)
        try:
            async with room:
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
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
