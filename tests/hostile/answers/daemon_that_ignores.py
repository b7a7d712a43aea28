# verdict: fail
# why: a grandchild that ignores signals
# harm: process
# prevented from level: 0

import os
import signal
import subprocess
import sys


async def fetch_three(fetch, urls):
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(40)  # {{NAME}}"
    subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    return []
