# verdict: limit, fail
# why: writes at most 600 MB to a file
# harm: disk
# prevented from level: 1

import os


async def fetch_three(fetch, urls):
    for folder in ("/tmp", "/dev/shm", "/var/tmp", os.getcwd(), os.path.expanduser("~")):
        with open(os.path.join(folder, "{{NAME}}"), "wb") as file:
            for _ in range(600):
                file.write(b"x" * (1 << 20))
