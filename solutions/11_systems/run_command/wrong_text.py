# mistake: wrong-type
# fails: test_at_the_same_time, test_both_streams_in_order, test_gives_status_and_output, test_long_output, test_waits_for_late_output
import asyncio
import os
import signal
from contextlib import suppress


async def run(command, seconds) -> tuple[int, bytes]:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(seconds):
            output, _ = await process.communicate()
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        raise
    return process.returncode, output.decode()
