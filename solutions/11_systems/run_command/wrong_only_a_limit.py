# mistake: child-left-running
# fails: test_no_zombie, test_nothing_left_after_a_cancel, test_nothing_left_at_the_deadline, test_nothing_left_in_the_background, test_others_go_on
import asyncio


async def run(command, seconds) -> tuple[int, bytes]:
    process = await asyncio.create_subprocess_exec(  # <- here
        *command,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), seconds)
    return process.returncode, output
