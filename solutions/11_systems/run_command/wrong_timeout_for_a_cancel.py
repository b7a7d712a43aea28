# mistake: wrong-error
# fails: test_ends_as_cancelled, test_others_go_on
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
    except (TimeoutError, asyncio.CancelledError):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        raise TimeoutError(f"{command[0]} was ended") from None
    return process.returncode, output
