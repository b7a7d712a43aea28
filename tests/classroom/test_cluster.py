"""A class on several machines: here a scheduler and workers that are processes of their own."""

import csv
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from types import SimpleNamespace

import pytest
from distributed import Client, KilledWorker

from grader.classroom import on_a_worker, on_cluster
from grader.errors import CannotGrade
from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.options import Options
from grader.exercise.submission import Submission
from tests.classroom.students import SOLUTIONS

STUDENTS = 4
SLUGS = ("greet", "chain")
PATIENCE = 60


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A scheduler with two workers; `start` and the lists of processes are for tests that kill them."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    for process in (*made.workers, made.scheduler):
        process.kill()
        process.wait()


class Cluster:
    """Processes of Dask, on a port of their own."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        port = self.address.rpartition(":")[2]
        self.scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", port)
        self.workers = [self.worker(), self.worker()]

    def worker(self):
        options = ("--no-nanny", "--nthreads", "1", "--death-timeout", "20")
        before = self.said("Registered to:")
        started = self._start("dask_worker", self.address, *options)
        until(lambda: self.said("Registered to:") > before)
        return started

    def said(self, text):
        return (self.folder / "log.txt").read_text(encoding="utf-8").count(text)

    def _start(self, what, *arguments):
        command = [sys.executable, "-m", f"distributed.cli.{what}", *arguments, "--no-dashboard"]
        with (self.folder / "log.txt").open("ab") as log:
            return subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)


@pytest.fixture
def submitted(tmp_path):
    """A class; every second student has a wrong answer."""
    for number in range(STUDENTS):
        folder = tmp_path / "class" / f"student{number}"
        folder.mkdir(parents=True)
        for slug in SLUGS:
            (chapter,) = SOLUTIONS.glob(f"*/{slug}")
            wrong = sorted(chapter.glob("wrong_*.py"))[number]
            shutil.copy(wrong if number % 2 else chapter / "solution.py", folder / f"{slug}.py")
    return tmp_path


def command(submitted, out, *more):
    asked = ["classroom", "grade", "--from", submitted / "class", "-o", submitted / out]
    asked += ["--clock", "fast", "--isolation", "0", *more]
    return [sys.executable, "-m", "grader", *map(str, asked)]


def run(submitted, out, *more):
    ended = subprocess.run(
        command(submitted, out, *more), capture_output=True, text=True, timeout=200, check=False
    )
    return ended.returncode, ended.stderr


def grades(submitted, out):
    with open(submitted / out / "grades.csv", newline="", encoding="utf-8") as file:
        return sorted(map(tuple, csv.reader(file)))


def until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_cluster_gives_the_marks_of_one_machine(cluster, submitted):
    assert run(submitted, "here") == (0, "")
    assert run(submitted, "there", "--cluster", cluster.address) == (0, "")
    assert grades(submitted, "there") == grades(submitted, "here")


def test_what_is_lost_with_a_machine_runs_on_another(cluster, submitted):
    with kept_from_ending(cluster, submitted, "out") as (grading, stopped):
        stopped.kill()
        stopped.wait()
        cluster.workers[0] = cluster.worker()
        assert grading.communicate(timeout=PATIENCE)[1] == ""
    assert run(submitted, "here") == (0, "")
    assert grades(submitted, "out") == grades(submitted, "here")


def test_when_the_scheduler_is_lost_the_same_command_goes_on(submitted, tmp_path):
    own = Cluster(tmp_path / "own")
    with kept_from_ending(own, submitted, "out") as (grading, stopped):
        own.scheduler.kill()
        said = grading.communicate(timeout=PATIENCE)[1]
        stopped.kill()
    for process in (*own.workers, own.scheduler):
        process.kill()
        process.wait()
    assert grading.returncode == 3
    assert said.count("\n") == 1
    assert "the scheduler is lost. What is graded is saved: run the same command again" in said
    saved = {file: file.stat().st_mtime_ns for file in (submitted / "out/.graded").iterdir()}
    assert saved
    assert run(submitted, "out") == (0, "")
    assert len(grades(submitted, "out")) == 1 + STUDENTS


class kept_from_ending:
    """Grade on a cluster of which one worker is stopped, until what the other has is saved."""

    def __init__(self, cluster, submitted, out):
        self.cluster, self.graded = cluster, submitted / out / ".graded"
        self.command = command(submitted, out, "--cluster", cluster.address)

    def __enter__(self):
        stopped = self.cluster.workers[0]
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        self.grading = subprocess.Popen(self.command, text=True, **pipes)
        with Client(self.cluster.address, set_as_default=False) as scheduler:
            # Stopped any earlier it would never say that it is fit, and no other would get a part.
            until(
                lambda: sum(map(bool, scheduler.processing().values())) == len(self.cluster.workers)
            )
        os.kill(stopped.pid, signal.SIGSTOP)
        until(lambda: self.graded.is_dir() and list(self.graded.iterdir()))
        return self.grading, stopped

    def __exit__(self, *_):
        self.grading.kill()
        self.grading.communicate()


def test_without_a_scheduler_the_reason_is_one_sentence(submitted):
    status, said = run(submitted, "out", "--cluster", "tcp://127.0.0.1:1")
    assert (status, said.count("\n")) == (3, 1)
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in said


def test_a_worker_with_another_kit_is_not_fit():
    assert "install the same there" in on_a_worker.unfit("Awaitlings 0.0", 0)
    assert on_a_worker.unfit(on_a_worker.this_kit(), 0) == ""


ANSWER = on_cluster.StudentAnswer(
    "ada",
    Catalog(exercises_folder()).select(["greet"])[0],
    Submission("ada", SOLUTIONS, (SOLUTIONS / "01_coroutines/greet/solution.py").read_text()),
)


def hand_out(*outcomes):
    """Hands out to machines of which the tasks end like this; and what is saved."""
    left, saved = list(outcomes), []

    def submit(function, answers, options, **_):
        async def end():
            outcome = left.pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome or function(answers, options)

        return end()

    options = Options(clock="fast")
    client = SimpleNamespace(submit=submit)
    return on_cluster.HandOut(client, options, lambda *part: saved.append(part)), saved


LOST = KilledWorker("task", SimpleNamespace(address="there"), 4)


async def graded(*outcomes):
    hands, saved = hand_out(*outcomes)
    await hands.grade([ANSWER])
    return [verdict["report"]["verdict"] for _, verdicts in saved for verdict in verdicts]


KEY = on_cluster.key(ANSWER.exercise, ANSWER.submission, Options(clock="fast"))
VERDICT = [{"key": KEY, "report": {"verdict": "pass"}}]


@pytest.mark.asyncio
async def test_an_answer_that_was_under_way_when_machines_were_lost_is_tried_alone():
    assert await graded(LOST, LOST, VERDICT) == ["pass"]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        ([LOST] * 4, "each machine was lost that graded greet of ada"),
        ([CancelledError("lost")], "the scheduler is lost"),
        ([[VERDICT[0] | {"key": "other"}]], "a machine has other checks of greet than this one"),
    ],
)
async def test_what_cannot_be_graded_there_is_told(outcomes, sentence):
    with pytest.raises(CannotGrade, match=sentence):
        await graded(*outcomes)
