"""Has a thread wait for the command, and ends the group to end the thread."""

import asyncio
import os
import signal
import subprocess
from contextlib import suppress


async def run(command, seconds) -> tuple[int, bytes]:
    process = await asyncio.to_thread(started, command)
    waiting = asyncio.create_task(asyncio.to_thread(process.communicate))
    try:
        async with asyncio.timeout(seconds):
            output, _ = await asyncio.shield(waiting)
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await waiting
        raise
    return process.returncode, output


def started(command):
    """Start the command, in a session of its own."""
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
