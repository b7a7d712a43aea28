"""With the loop's `subprocess_exec` and a protocol that collects the output."""

import asyncio
import os
import signal
import subprocess
from contextlib import suppress


class Output(asyncio.SubprocessProtocol):
    """Keeps what comes, and says when there is no more."""

    def __init__(self):
        self.data, self.complete, self.ended = bytearray(), asyncio.Event(), asyncio.Event()
        self._open = True

    def pipe_data_received(self, fd, data):
        """More output."""
        self.data += data

    def pipe_connection_lost(self, fd, exc):
        """No more output."""
        self._open = False
        self._look()

    def process_exited(self):
        """The command has ended."""
        self.ended.set()
        self._look()

    def _look(self):
        if self.ended.is_set() and not self._open:
            self.complete.set()


async def run(command, seconds) -> tuple[int, bytes]:
    loop = asyncio.get_running_loop()
    transport, output = await loop.subprocess_exec(
        Output, *command, stdin=None, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        async with asyncio.timeout(seconds):
            await output.complete.wait()
        return transport.get_returncode(), bytes(output.data)
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(transport.get_pid(), signal.SIGKILL)
        await output.ended.wait()
        raise
    finally:
        transport.close()
