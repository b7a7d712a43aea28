"""The stand-in world: what a scenario passes to the student's code in place of the slow outside.

A scenario asks for a part by naming a parameter; `PARTS` says which name is which part. Every part
is made new for each scenario from the recorder and the scenario's seed.
"""

from collections.abc import Callable
from typing import Any

from grader.worker.calls import Recorder
from grader.worker.world.network import Network
from grader.worker.world.server import Server

PARTS: dict[str, Callable[[Recorder, str], Any]] = {
    "network": Network,
    "server": Server,
}
