# verdict: crash
# why: a child that outlives a crash
# harm: process
# prevented from level: 0

import os
import subprocess
import sys

subprocess.Popen([sys.executable, "-c", "import time; time.sleep(40)  # {{NAME}}"], start_new_session=True)
os._exit(0)
