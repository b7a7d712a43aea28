# mistake: child-left-running
# fails: test_ends_as_cancelled, test_nothing_left_in_the_background, test_raises_timeout, test_takes_a_moment, test_waits_for_late_output
import asyncio
import os
import signal
import tempfile
from contextlib import suppress


async def run(command, seconds) -> tuple[int, bytes]:
    with tempfile.TemporaryFile() as file:
        process = await asyncio.create_subprocess_exec(
            *command, stdout=file, stderr=file, start_new_session=True
        )
        try:
            async with asyncio.timeout(seconds):
                await process.wait()
        except BaseException:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
            raise
        file.seek(0)
        return process.returncode, file.read()
