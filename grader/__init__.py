"""Awaitlings: asyncio exercises that grade themselves.

All that a check file needs is here; everything else lives in the packages named in CONTRIBUTING.md.
This file imports little, because the worker that runs a student's code imports it too.
"""

from grader.evidence.decorators import inputs, points, scenario
from grader.evidence.difference import Mismatch, expect
from grader.evidence.evidence import Evidence
from grader.evidence.failures import (
    KeptForEver,
    LoopBlocked,
    NotSeen,
    PlacesFree,
    Shows,
    TimeMissed,
    TooLong,
    TooManyAtOnce,
    TooSlow,
    apart,
    at_line,
    within,
)
from grader.evidence.in_flight import at_most, kept_busy
from grader.evidence.observations import peak
from grader.evidence.predictions import Belief, as_predicted
from grader.evidence.trials import caught, have_teeth, never_hangs, passed, quick
from grader.evidence.values import Opaque, Value
from grader.worker.ends import end_of
from grader.worker.prediction import run_beside
from grader.worker.seeded import answer, body, endpoint, greeting
from grader.worker.stopped import ScenarioStopped
from grader.worker.web_page import WebPage

__all__ = [
    "Belief",
    "Evidence",
    "KeptForEver",
    "LoopBlocked",
    "Mismatch",
    "NotSeen",
    "Opaque",
    "PlacesFree",
    "ScenarioStopped",
    "Shows",
    "TimeMissed",
    "TooLong",
    "TooManyAtOnce",
    "TooSlow",
    "Value",
    "WebPage",
    "answer",
    "apart",
    "as_predicted",
    "at_line",
    "at_most",
    "body",
    "caught",
    "end_of",
    "endpoint",
    "expect",
    "greeting",
    "have_teeth",
    "inputs",
    "kept_busy",
    "never_hangs",
    "passed",
    "peak",
    "points",
    "quick",
    "run_beside",
    "scenario",
    "within",
]
