# mistake: child-left-running
# fails: test_no_zombie, test_nothing_left_after_a_cancel, test_nothing_left_at_the_deadline, test_nothing_left_in_the_background, test_others_go_on
import asyncio
import subprocess


async def run(command, seconds) -> tuple[int, bytes]:
    try:
        process = await asyncio.to_thread(
            subprocess.run,
            command,
            timeout=seconds,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    return process.returncode, process.stdout
