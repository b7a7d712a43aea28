"""What the worker notices while the student's code runs.

Each module here watches one thing. `Probes` installs them all, and tells what they saw as
`observations.py` describes it. It is a claim of the worker's, like everything else in the evidence: it
explains, and decides nothing.
"""

from grader.worker.probes.probes import Probes

__all__ = ["Probes"]
