"""With the module `signal` and a callback into the loop, and a counter that an event watches."""

import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    clients, nobody = {}, asyncio.Event()
    nobody.set()

    async def serve_client(reader, writer):
        clients[writer] = asyncio.current_task()
        nobody.clear()
        try:
            await handle(reader, writer)
        except Exception as error:
            print(f"a client was not served: {error!r}")
        finally:
            del clients[writer]
            if not clients:
                nobody.set()

    signal.signal(signal.SIGTERM, lambda number, frame: loop.call_soon_threadsafe(told.set))
    server = await asyncio.start_server(serve_client, host, port)
    await told.wait()
    server.close()
    try:
        async with asyncio.timeout(grace):
            await nobody.wait()
    except TimeoutError:
        for task in clients.values():
            task.cancel()
        await nobody.wait()
