# mistake: none
# fails: test_an_error_is_one_clients_own
import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    async with asyncio.TaskGroup() as group:
        running = []

        def welcome(reader, writer):
            running.append(group.create_task(handle(reader, writer)))

        server = await asyncio.start_server(welcome, host, port)
        await told.wait()
        server.close()
        timer = asyncio.get_running_loop().call_later(
            grace, lambda: [task.cancel() for task in running]
        )
    timer.cancel()
