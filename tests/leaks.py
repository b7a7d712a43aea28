"""Finds lines of solutions in files for students.

The kit and its pages contain Python too, so a line such as `break` or `import json` can occur in both
without revealing anything. What must not occur: a long statement of a solution, or two consecutive lines
of a solution.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from grader.exercise.catalog import Catalog

KIT = Path(__file__).resolve().parent.parent
SAYS_SOMETHING = 20
"""A line of so many characters must not occur even by itself."""
IDIOMS = {
    "self.times.append(asyncio.get_running_loop().time())",
    "self.writer.transport.abort()",
    "tasks[number].cancel()",
    "return await greet(name)",  # a check's own scenario
    "await asyncio.wait([task])",
    "await asyncio.sleep(every)",
    "await writer.wait_closed()",
    "await writer.drain()",
    "start_new_session=True,",
    "stdin=asyncio.subprocess.DEVNULL,",
    "task = asyncio.current_task()",
    "self._transport.close()",
    "os.close(descriptor)",
    "return task.result()",
    "return [task.result() for task in tasks]",
    "begin = asyncio.get_running_loop().time()",
    "answers.append(await task)",
    "os.fsync(file.fileno())",
    "self._seconds = seconds",
    "self._closed = False",
    "self.number = number",
    "self.items.append(item)",
    "number = next(numbers)",
    "error = task.exception()",
    "raise StopAsyncIteration",
    "await asyncio.gather(*tasks, return_exceptions=True)",
}
"""Statements that the kit, the checks or the pages need themselves."""
COMMON_PAIRS = {
    ("total = 0", "for block in blocks:"),
    ("def __aiter__(self):", "return self"),
    ("return self", "async def __anext__(self):"),
    ("try:", "yield"),
    ("yield", "finally:"),
    ("try:", "async with asyncio.TaskGroup() as group:"),
    ("return True", "return False"),
    ("return False", "try:"),
    ("finally:", "os.close(descriptor)"),
    ("writer.close()", "await writer.wait_closed()"),
    (")", "try:"),
    ("start_new_session=True,", ")"),
    ("file.flush()", "os.fsync(file.fileno())"),
    ("if isinstance(answer, BaseException):", "raise answer"),
    ("raise", "except BaseException as error:"),
    ("task.cancel()", "await asyncio.wait([task])"),
    ("number += 1", "return number"),
    ("if task.done():", "task.result()"),
    ("async with asyncio.TaskGroup() as group:", "for item in items:"),
}
"""Consecutive lines that they need themselves."""
HEADS = ("import ", "from ", "@", "def ", "async def ", "class ")
Pair = tuple[str, str]


def lines(text: str) -> list[str]:
    """The lines that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def pairs(text: str) -> set[Pair]:
    """The consecutive lines, except two imports."""
    found = lines(text)
    return {p for p in pairwise(found) if not all(map(is_import, p))}


def is_import(line: str) -> bool:
    return line.startswith(("import ", "from "))


def secret() -> tuple[set[str], set[Pair]]:
    """The telling lines and the pairs of lines of all solutions that are in no stub."""
    stubs = [exercise.stub for exercise in Catalog(KIT / "exercises").exercises]
    open_lines = {line for stub in stubs for line in lines(stub.read_text(encoding="utf-8"))}
    rights = ("solution.py", "right_*.py", "right_*/*.py")
    files = [file for name in rights for file in KIT.glob(f"solutions/*/*/{name}")]
    texts = [file.read_text(encoding="utf-8") for file in files]
    singles = {line for text in texts for line in lines(text)} - open_lines - IDIOMS
    telling = {s for s in singles if len(s) >= SAYS_SOMETHING and not _is_head(s)}
    return telling, {
        p for text in texts for p in pairs(text) if not open_lines.issuperset(p)
    } - COMMON_PAIRS


def _is_head(line: str) -> bool:
    return line.startswith(HEADS) or line.endswith(":")


def leaks(files: Mapping[str, bytes]) -> list[str]:
    """The lines of solutions that are in these files, as `path: line`."""
    telling, following = secret()
    return [
        f"{path}: {leak}" for path, data in files.items() for leak in _in(data, telling, following)
    ]


def _in(data: bytes, telling: set[str], following: set[Pair]) -> Iterable[str]:
    text = data.decode("utf-8", "replace")
    yield from telling.intersection(lines(text))
    for pair in following.intersection(pairs(text)):
        yield " / ".join(pair)
