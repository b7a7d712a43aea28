# verdict: fail
# why: ends the program politely

import sys

sys.exit(0)
