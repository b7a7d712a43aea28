"""`python -m grader.worker` does one job; `… warm FD` becomes a warm parent."""

import os
import signal
import sys

from grader.worker import single, warm
from grader.worker.confine import system

if __name__ == "__main__":
    if sys.argv[1:2] == ["warm"]:
        warm.main(int(sys.argv[2]))
    else:
        system.die_first()
        system.when_parent_ends(signal.SIGKILL, os.getppid())
        system.hide_memory()
        single.main()
