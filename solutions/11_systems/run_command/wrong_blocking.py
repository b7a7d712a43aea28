# mistake: blocking-call
# fails: test_at_the_same_time, test_ends_as_cancelled, test_nothing_left_at_the_deadline, test_nothing_left_in_the_background, test_others_go_on, test_takes_a_moment
import subprocess


async def run(command, seconds) -> tuple[int, bytes]:
    try:
        process = subprocess.run(  # <- here
            command, timeout=seconds, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    return process.returncode, process.stdout
