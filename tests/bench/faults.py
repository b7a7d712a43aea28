"""Kill what grades, at random moments: the batch must go on, and nothing may be left behind.

`make faults RUNS=200` does so many rounds. In each one a batch of 100 answers is graded while the warm
parent, workers or sandboxes are killed, and now and then the grader itself. What must come of it: every
answer has its verdict, once, and no process is left.
"""

import argparse
import ctypes
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT))

from grader.exercise.catalog import Catalog  # noqa: E402
from grader.exercise.options import Options  # noqa: E402
from grader.exercise.result import Answer  # noqa: E402
from grader.exercise.submission import take  # noqa: E402
from grader.judging.session import grade  # noqa: E402
from grader.supervisor import Level  # noqa: E402
from tests.conftest import Kit  # noqa: E402

BATCH = 100
LEVELS = [Level.PROCESS, Level.LANDLOCK, Level.BUBBLEWRAP]
SUBREAPER = 36
SOON = 10.0
"""Seconds in which all must be gone."""
ANSWER = """
import asyncio


async def double(number):
    await asyncio.sleep(0.05)  # answer {number}
    return 2 * number
"""


def below(pid: int) -> dict[int, str]:
    """The descendants of a process, with the names of their programs."""
    found: dict[int, str] = {}
    for task in _names(f"/proc/{pid}/task"):
        with suppress(OSError):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                found[int(child)] = Path(f"/proc/{child}/comm").read_text().strip()
                found |= below(int(child))
    return found


def _names(folder: str) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)
    return []


def is_left(pid: int) -> bool:
    """Whether a process is there, and not merely waiting to be collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def left_of(pids: set[int], meanwhile: Callable[[], None] = lambda: None) -> set[int]:
    """Those that are still there after a while."""
    end = time.monotonic() + SOON
    while (left := {pid for pid in pids if is_left(pid)}) and time.monotonic() < end:
        meanwhile()
        time.sleep(0.02)
    meanwhile()
    return left


def parents(pid: int) -> list[int]:
    """The warm parents below a process."""
    return [
        child for child in below(pid) if _words(child)[-2:-1] == [b"warm"] and _is_child(child, pid)
    ]


def _words(pid: int) -> list[bytes]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")
    return []


def _left(pid: int) -> str:
    words = b" ".join(_words(pid)).decode(errors="replace")
    return f"process {pid} is left: …{words[-60:]}"


def _is_child(pid: int, parent: int) -> bool:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]) == parent
    return False


def others(pid: int) -> list[int]:
    """Workers, and what keeps sandboxes open."""
    return sorted(set(below(pid)) - set(parents(pid)))


VICTIMS: dict[str, Callable[[int], list[int]]] = {"parent": parents, "any other": others}


@contextmanager
def killing(victims: list[str], rng: random.Random, seconds: float) -> Iterator[list[int]]:
    """While in the block kill one of each of the victims, some time within `seconds`."""
    killed: list[int] = []
    over = threading.Event()

    def kill() -> None:
        for kind in victims:
            over.wait(rng.uniform(0.05, seconds))
            while not (found := VICTIMS[kind](os.getpid())) and not over.wait(0.02):
                pass
            if found and not over.is_set():
                killed.append(rng.choice(found))
                with suppress(ProcessLookupError):
                    os.kill(killed[-1], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield killed
    finally:
        over.set()
        killer.join()


def batch(kit: Kit, number: int) -> list[Answer]:
    """So many right answers to one exercise."""
    (exercise,) = Catalog(kit.exercises).select(["double"])
    files = [kit.answer(f"answer_{n}", ANSWER.format(number=n)) for n in range(number)]
    return [Answer(exercise, take(file)) for file in files]


def one_round(
    answers: list[Answer], level: Level, victims: list[str], rng: random.Random
) -> tuple[list[int], list[str]]:
    """Grade the batch while processes are killed; gives those, and what went wrong."""
    before = set(below(os.getpid()))
    seen: set[int] = set()
    with killing(victims, rng, seconds=1.5) as killed, _watching(seen):
        results = grade(answers, Options(isolation=level))
    wrong = [
        f"{r.answer.submission.label}: {r.verdict}, {r.problem}"
        for r in results
        if r.verdict != "pass"
    ]
    if [r.answer for r in results] != answers:
        wrong.append("the results are not those of the batch")
    wrong += [_left(pid) for pid in left_of((seen | set(below(os.getpid()))) - before)]
    return killed, wrong


@contextmanager
def _watching(seen: set[int]) -> Iterator[None]:
    """Note every process that appears below this one."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            seen.update(below(os.getpid()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def kill_the_grader(kit: Kit, level: Level, rng: random.Random) -> list[str]:
    """Kill a command that grades, at a random moment; gives what is left of it."""
    _adopt_orphans(True)
    command = kit.command("check", "--from", kit.exercises, "--isolation", str(level))
    with subprocess.Popen(**command) as grader:
        wait = time.monotonic() + rng.uniform(0.3, 2.5)
        seen: set[int] = set()
        while time.monotonic() < wait and grader.poll() is None:
            seen |= set(below(grader.pid))
            time.sleep(0.01)
        seen |= set(below(grader.pid))
        grader.kill()
        grader.communicate(timeout=SOON)
    seen |= set(below(os.getpid()))
    left = left_of(seen, meanwhile=lambda: _collect(seen))
    _adopt_orphans(False)
    return [_left(pid) for pid in left]


def _adopt_orphans(yes: bool) -> None:
    """Whether orphans below become children of this process."""
    ctypes.CDLL(None).prctl(SUBREAPER, int(yes), 0, 0, 0)


def _collect(pids: set[int]) -> None:
    for pid in pids:
        with suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def many_exercises(folder: Path) -> Kit:
    """A kit in which there is something to grade for a while."""
    kit = Kit(folder)
    waits = ANSWER.replace("0.05", "3").format(number=0)
    for number in range(12):
        kit.add("02_second", f"double_{number}", stub=waits)
    return kit


def main() -> int:
    """Do the rounds; the exit status is 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", default=str(random.randrange(10**6)))
    options = parser.parse_args()
    rng, troubles, deaths = random.Random(options.seed), 0, 0
    print(f"seed {options.seed}")
    with tempfile.TemporaryDirectory() as folder:
        kit = many_exercises(Path(folder, "grader"))
        answers = batch(Kit(Path(folder, "batch")), BATCH)
        for number in range(options.runs):
            level = rng.choice(LEVELS)
            if rng.random() < 0.25:
                victims, wrong, deaths = ["grader"], kill_the_grader(kit, level, rng), deaths + 1
            else:
                victims = rng.choices(list(VICTIMS), k=rng.randint(1, 2))
                killed, wrong = one_round(answers, level, victims, rng)
                deaths += len(killed)
            troubles += bool(wrong)
            print(
                f"{number + 1:4} level {level}, {' and '.join(victims)}:",
                *(wrong or ["fine"])[:5],
                flush=True,
            )
    print(
        f"{options.runs} rounds, {deaths} processes killed, {troubles} rounds in which something went wrong"
    )
    return 1 if troubles else 0


if __name__ == "__main__":
    raise SystemExit(main())
