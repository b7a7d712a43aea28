# verdict: fail
# why: leaves something in shared memory
# harm: shm
# prevented from level: 2

import os


async def fetch_three(fetch, urls):
    with open("/dev/shm/{{NAME}}", "w") as file:
        file.write("{{WORD}}")
    return []
