"""What is noticed beside the student's code, without its help.

Each module here watches one thing; `Probes` holds them together and turns them into plain data.
A probe explains: what it sees is a claim of the worker's, like everything else in the evidence.
"""

from grader.worker.probes.probes import Probes

__all__ = ["Probes"]
