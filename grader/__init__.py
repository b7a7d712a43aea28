"""Awaitlings: asyncio exercises that grade themselves.

What a check file needs is here; everything else lives in the modules named in CONTRIBUTING.md.
This file stays light, because the worker that runs a student's code imports it too.
"""

from grader.checks import points, scenario

__all__ = ["points", "scenario"]
