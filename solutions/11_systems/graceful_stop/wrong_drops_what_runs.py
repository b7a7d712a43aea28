# mistake: wait-missing
# fails: test_an_error_is_one_clients_own, test_goes_when_all_have_finished, test_more_signals, test_refuses_new_clients, test_serves, test_the_rest_is_cancelled, test_waits_for_the_clean_up, test_what_runs_finishes
import asyncio
import signal


async def serve(handle, host, port, grace) -> None:
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    server = await asyncio.start_server(handle, host, port)
    await told.wait()
    server.close()
