"""With `wait_for`, and a callback of an exit stack that ends the group."""

import asyncio
import os
import signal
from contextlib import AsyncExitStack, suppress


async def run(command, seconds) -> tuple[int, bytes]:
    async with AsyncExitStack() as stack:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
        stack.push_async_callback(ended, process)
        output, _ = await asyncio.wait_for(process.communicate(), timeout=seconds)
        stack.pop_all()
        return process.returncode, output


async def ended(process):
    """End all of the process group, and collect the status of its leader."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
