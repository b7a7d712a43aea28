# verdict: timeout
# why: waits forever while it is imported

import threading

threading.Event().wait()
