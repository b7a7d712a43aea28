"""`awaitlings trace`: what a program of the learner's own waited for, and what is not clean in it."""

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader.worker.probes import awaits, steps

KIT = Path(__file__).resolve().parent.parent
HEAD = "import asyncio\nimport sys\nimport time\n"


def run(tmp_path, text, *options, arguments=()):
    """The process that traced a program with this text, below three lines of imports."""
    script = tmp_path / "app.py"
    script.write_text(HEAD + text, encoding="utf-8")
    command = [sys.executable, "-m", "grader", "trace", *options, str(script), *arguments]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(KIT), "COLUMNS": "80"}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=50, check=False
    )


def traced(tmp_path, text, *options):
    """The JSON report on a program that prints nothing."""
    return json.loads(run(tmp_path, text, "--json", "-", *options).stdout)


def names(report):
    return [remark["name"] for remark in report["remarks"]]


def awaited(report):
    return [(one["what"], one["line"], one["outcome"]) for one in report["awaits"]]


ONE_BY_ONE = """
async def fetch(seconds):
    await asyncio.sleep(seconds)

async def main():
    await fetch(0.1)
    await fetch(0.2)
    await asyncio.gather(fetch(0.1), fetch(0.2))

asyncio.run(main())
"""


def test_awaits_are_told_with_their_lines_and_the_path_adds_up(tmp_path):
    report = traced(tmp_path, ONE_BY_ONE)
    assert awaited(report) == [
        ("sleep", 6, "returned"),
        ("sleep", 6, "returned"),
        ("sleep", 6, "returned"),
        ("sleep", 6, "returned"),
        ("gather", 11, "returned"),
    ]
    parts = report["path"]["parts"]
    assert {(part["what"], part["line"]) for part in parts} >= {("sleep(line 6)", 6)}
    lengths = sum(part["end"] - part["start"] for part in parts)
    assert lengths == pytest.approx(report["seconds"], abs=0.15)
    assert (report["ended"], names(report)) == ("", [])


LEFT = """
async def forgotten():
    await asyncio.sleep(60)

async def main():
    asyncio.create_task(forgotten())
    await asyncio.sleep(0.05)
    time.sleep(0.2)

asyncio.run(main())
"""


def test_a_blocked_loop_and_a_task_that_was_left_are_remarked_on(tmp_path):
    report = traced(tmp_path, LEFT)
    found = {remark["name"]: remark["line"] for remark in report["remarks"]}
    assert found == {"blocking-call": 11, "forgotten-task": 9}


NETWORK = """
async def handle(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()

async def main():
    queue, lock = asyncio.Queue(), asyncio.Lock()
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        asyncio.get_running_loop().call_later(0.1, writer.write, b"hello\\n")
        assert await reader.readline() == b"hello\\n"
        writer.close()
        asyncio.get_running_loop().call_later(0.1, queue.put_nowait, 1)
        await queue.get()
        await lock.acquire()
        asyncio.get_running_loop().call_later(0.1, lock.release)
        async with lock:
            await asyncio.to_thread(time.sleep, 0.05)

asyncio.run(main())
"""


def test_streams_queues_locks_and_threads_are_seen_as_what_was_awaited(tmp_path):
    report = traced(tmp_path, NETWORK)
    seen = {(what, line) for what, line, _ in awaited(report)}
    assert seen >= {
        ("open_connection", 15),
        ("StreamReader.readline", 17),
        ("Queue.get", 20),
        ("Lock.acquire", 23),
        ("to_thread", 24),
    }
    assert ("StreamReader.readline", 6) in seen


AIOHTTP = """
import aiohttp
from aiohttp import web

async def hello(request):
    await asyncio.sleep(0.1)
    return web.Response(text="hello")

async def main():
    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/") as response:
            assert await response.text() == "hello"
    await runner.cleanup()

asyncio.run(main())
"""


def test_a_request_of_aiohttp_is_one_await(tmp_path):
    found = awaited(traced(tmp_path, AIOHTTP))
    assert [(what, line) for what, line, _ in found if line in (9, 21)] == [
        ("ClientSession._request", 21),
        ("sleep", 9),
    ]


FOR_EVER = """
async def main():
    while True:
        await asyncio.sleep(0.01)

asyncio.run(main())
"""


def test_after_so_many_seconds_a_program_is_stopped_and_what_it_left_is_no_remark(tmp_path):
    report = traced(tmp_path, FOR_EVER, "--seconds", "0.5")
    assert (report["ended"], names(report)) == ("It was stopped after 0.5 s.", [])
    assert {(what, line) for what, line, _ in awaited(report)} == {("sleep", 7)}


def test_it_is_stopped_where_interrupts_are_ignored_too_as_in_the_background(tmp_path):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # which the process inherits
    try:
        report = traced(tmp_path, FOR_EVER, "--seconds", "0.5")
    finally:
        signal.signal(signal.SIGINT, before)
    assert report["ended"] == "It was stopped after 0.5 s."


IDLE = """
async def main():
    await asyncio.Event().wait()

asyncio.run(main())
"""


def test_what_a_program_waited_for_when_it_was_stopped_is_on_the_path(tmp_path):
    report = traced(tmp_path, IDLE, "--seconds", "0.4")
    assert awaited(report) == [("Event.wait", 6, "cancelled")]
    assert [part["what"] for part in report["path"]["parts"]] == ["Event.wait(line 6)"]


@pytest.mark.parametrize(
    ("text", "status", "said", "errors"),
    [
        ("print(sys.argv[1:], __name__)", 0, "['a', '--b'] __main__", ""),
        ("raise SystemExit(4)", 4, "It exited with status 4.", ""),
        ("raise SystemExit", 0, "it ran no event loop.", ""),
        (
            "asyncio.run(asyncio.sleep(0))\n1 / 0",
            1,
            "It raised ZeroDivisionError.",
            "line 5, in <module>",
        ),
        ("def f(:", 2, "", "app.py, line 4: invalid syntax."),
    ],
)
def test_a_program_keeps_its_arguments_its_errors_and_its_exit_status(
    text, status, said, errors, tmp_path
):
    ended = run(tmp_path, text, arguments=("a", "--b"))
    assert ended.returncode == status
    assert said in ended.stdout
    assert errors in ended.stderr
    assert "grader" not in ended.stderr
    assert "runpy" not in ended.stderr


def test_the_report_for_a_terminal_and_as_a_page(tmp_path):
    page = tmp_path / "report.html"
    said = run(tmp_path, LEFT, "--html", str(page)).stdout
    assert said.startswith("app.py: its event loop ran for 0.")
    assert "sleep line 10" in said
    assert "blocking-call: A coroutine made a blocking call" in said
    assert "line 11:  time.sleep(0.2)" in said
    assert all(len(line) <= 80 for line in said.splitlines() if "explain" not in line)
    assert "<svg" in page.read_text(encoding="utf-8")


def test_of_a_long_program_the_newest_is_kept(monkeypatch):
    monkeypatch.setattr(steps, "MOST", 100)
    recorded = awaits.NewestSteps("nowhere.py", lambda task: None)
    loop = asyncio.new_event_loop()
    handle = steps._Remembering(print, (), loop)
    loop.close()
    for moment in range(1000):
        handle.cause = recorded.begun(handle, float(moment))
    step, count = recorded.last, 0
    while step is not None:
        step, count = step.cause, count + 1
    assert (recorded.first, count) == (0.0, 101)
