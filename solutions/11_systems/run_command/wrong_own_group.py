# mistake: none
# fails: test_ends_as_cancelled, test_no_zombie, test_nothing_left_after_a_cancel, test_nothing_left_at_the_deadline, test_nothing_left_in_the_background, test_others_go_on, test_raises_timeout, test_takes_a_moment
import asyncio
import os
import signal
from contextlib import suppress


async def run(command, seconds) -> tuple[int, bytes]:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        async with asyncio.timeout(seconds):
            output, _ = await process.communicate()
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(os.getpgid(process.pid), signal.SIGKILL)
        await process.wait()
        raise
    return process.returncode, output
