"""`python -m grader.worker` does one job; `… warm FD` becomes a warm parent."""

import os
import sys

from grader.worker import single
from grader.worker.confine import system

if __name__ == "__main__":
    if sys.argv[1:2] == ["warm"]:
        from grader.worker import warm  # for Unix only

        warm.main(int(sys.argv[2]))
    else:
        system.die_first()
        system.when_parent_ends(9, os.getppid())
        system.hide_memory()
        single.main()
