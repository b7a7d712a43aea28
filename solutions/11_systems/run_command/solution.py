import asyncio
import os
import signal
from contextlib import suppress


async def run(command, seconds) -> tuple[int, bytes]:
    """Run a command; return its exit status and its output. TimeoutError after so many seconds."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        # A session of its own makes it the leader of a process group, which its children join.
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(seconds):
            # `communicate` reads all the time, so that the pipe is never full, and then waits.
            output, _ = await process.communicate()
    except BaseException:
        # A timeout or a cancellation. The command itself may be gone while its children are not.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        raise
    return process.returncode, output
