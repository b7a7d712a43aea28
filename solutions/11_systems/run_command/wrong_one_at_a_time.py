# mistake: lock-across-io
# fails: test_at_the_same_time, test_others_go_on
import asyncio
import os
import signal
from contextlib import suppress

turn = asyncio.Lock()


async def run(command, seconds) -> tuple[int, bytes]:
    async with turn:  # <- here
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
        return process.returncode, output
