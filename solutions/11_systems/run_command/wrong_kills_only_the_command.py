# mistake: child-left-running
# fails: test_nothing_left_after_a_cancel, test_nothing_left_at_the_deadline, test_nothing_left_in_the_background, test_others_go_on
import asyncio
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
            process.kill()  # <- here
        await asyncio.sleep(0.1)
        raise
    return process.returncode, output
