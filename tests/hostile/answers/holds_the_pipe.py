# verdict: fail
# why: a child that keeps the output open
# harm: process
# prevented from level: 0

import subprocess
import sys


async def fetch_three(fetch, urls):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(40)  # {{NAME}}"], close_fds=False)
    return []
