"""The real clock, bound before anybody can replace it.

A learner may patch `time.monotonic` or `time.sleep`, and the fast clock does so itself.
The names below were taken from `time` when this module was first imported, which is
before any learner's code, so what the clock measures with is always the real thing.
"""

from time import monotonic, sleep, thread_time, time, time_ns

__all__ = ["monotonic", "sleep", "thread_time", "time", "time_ns"]
