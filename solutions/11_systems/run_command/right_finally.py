"""Reads and waits by itself, and clears up in a `finally` in any case, in a group without a session."""

import asyncio
import os
import signal
from contextlib import suppress


async def run(command, seconds) -> tuple[int, bytes]:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        process_group=0,
    )
    try:
        async with asyncio.timeout(seconds):
            output = await process.stdout.read()
            return await process.wait(), output
    finally:
        if not process.stdout.at_eof() or process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
