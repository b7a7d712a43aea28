"""How many connections aiohttp opens at a time: it has a limit, even where none is written."""

import ast

from grader.diagnosis import reading
from grader.diagnosis.source import Source, last_name

DEFAULT = 100
"""The limit of a connector of aiohttp, if nobody gives it another one."""
SEMAPHORES = ("Semaphore", "BoundedSemaphore")


def line_of_connector(source: Source) -> int | None:
    """The line that makes the connector, or else the session that makes one by itself."""
    return source.line_of_call("TCPConnector") or source.line_of_call("ClientSession")


def line_of_full_connector(source: Source, most: int) -> int | None:
    """This line, if the connector lets in just as many, and no semaphore is known to do so."""
    line, numbers = line_of_connector(source), reading.constants(source)
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    made = [call for call in calls if call.lineno == line and _has_a_limit(call)]
    others = [call.args[0] for call in calls if last_name(call.func) in SEMAPHORES and call.args]
    if len(made) != 1 or most in [numbers.get(ast.unparse(number)) for number in others]:
        return None
    return line if _limit(made[0], numbers) == most else None


def _has_a_limit(call: ast.Call) -> bool:
    given = {word.arg for word in call.keywords}
    own = last_name(call.func) == "ClientSession" and not given & {"connector", None}
    return own or last_name(call.func) == "TCPConnector"


def _limit(call: ast.Call, numbers: dict[str, float]) -> float | None:
    given = [word.value for word in call.keywords if word.arg == "limit"]
    return numbers.get(ast.unparse(given[0])) if given else DEFAULT
