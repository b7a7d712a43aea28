"""The stand-in world: what a scenario passes to the student's code in place of the slow outside.

A scenario asks for a part by naming a parameter; `PARTS` says which name is which part. Every part
is made new for each scenario. What a part has in `facts`, of the class for it in
`grader/worker/facts.py`, goes into the evidence under its name, and an async `stop()` is called when the time has been taken.
"""

from collections.abc import Callable
from typing import Any

from grader.worker.world.file_server import FileServer
from grader.worker.world.folder import Folder
from grader.worker.world.functions import Functions
from grader.worker.world.listener import Listener
from grader.worker.world.mock_http import MockHttp
from grader.worker.world.network import Network
from grader.worker.world.observer import Observer
from grader.worker.world.processes import Processes
from grader.worker.world.programs import Programs
from grader.worker.world.server import Server
from grader.worker.world.stage import Stage
from grader.worker.world.versions import Versions

__all__ = ["PARTS", "Stage"]

PARTS: dict[str, Callable[[Stage], Any]] = {
    "file_server": FileServer,
    "folder": Folder,
    "functions": Functions,
    "listener": Listener,
    "mock_http": MockHttp,
    "network": Network,
    "observer": Observer,
    "processes": Processes,
    "programs": Programs,
    "server": Server,
    "versions": Versions,
}
