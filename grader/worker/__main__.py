"""`python -m grader.worker` does one job; `… warm FD MODULE…` becomes a warm parent."""

import sys

from grader.worker import single, warm

if __name__ == "__main__":
    if sys.argv[1:2] == ["warm"]:
        warm.main(int(sys.argv[2]), sys.argv[3:])
    else:
        single.main()
