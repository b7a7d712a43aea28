"""`python -m grader.worker` does one job; `… warm FD LEVEL MODULE…` becomes a warm parent."""

import os
import signal
import sys

from grader.worker import single, warm
from grader.worker.confine import system
from grader.worker.level import Level

if __name__ == "__main__":
    if sys.argv[1:2] == ["warm"]:
        warm.main(int(sys.argv[2]), Level(int(sys.argv[3])), sys.argv[4:])
    else:
        system.die_first()
        system.when_parent_ends(signal.SIGKILL, os.getppid())
        system.hide_memory()
        single.main()
