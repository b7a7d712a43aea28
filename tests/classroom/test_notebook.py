"""`check(…)` in a real kernel: the same report, and the kernel survives whatever the cell does."""

import os
import signal
import threading
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager
from jupyter_core.utils import ensure_event_loop

ROOT = Path(__file__).resolve().parent.parent.parent
ANSWERS = ROOT / "solutions" / "03_gather" / "fetch_all"
CHECK = 'check("fetch_all", clock="fast")'
SERIAL = """
async def fetch_all(fetch, urls):
    return [await fetch(url) for url in urls]
"""


class Kernel:
    """A kernel, and the outputs of its cells."""

    def __init__(self, folder):
        # sockets are files in the folder: nothing listens on the network
        self.manager = KernelManager(transport="ipc", ip=str(folder / "kernel"))
        (folder / "tmp").mkdir()
        self.manager.start_kernel(
            cwd=str(folder), env={**os.environ, "TMPDIR": str(folder / "tmp")}
        )
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=50)

    def run(self, source):
        """The outputs of a cell, as (kind, content)."""
        outputs = []

        def keep(message):
            outputs.append((message["msg_type"], message["content"]))

        self.client.execute_interactive(source, timeout=50, output_hook=keep)
        return [one for one in outputs if one[0] not in ("status", "execute_input")]

    def report(self, source=CHECK):
        """The one output of a check cell: its plain text and its HTML."""
        ((kind, content),) = self.run(source)
        assert kind == "execute_result", content
        return content["data"]["text/plain"], content["data"]["text/html"]

    def value(self, source):
        """What a cell prints."""
        return "".join(c["text"] for kind, c in self.run(source) if kind == "stream")

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()
        ensure_event_loop().close()  # Jupyter leaves its own loop open


@pytest.fixture(scope="module")
def only_kernel(tmp_path_factory):
    kernel = Kernel(tmp_path_factory.mktemp("k"))
    yield kernel
    kernel.end()


@pytest.fixture
def kernel(only_kernel):
    """A kernel that has only run the first cell of a notebook."""
    only_kernel.run("%reset -f in")
    only_kernel.run("%reset -f")
    assert only_kernel.run("from grader.notebook import check") == []
    return only_kernel


def test_a_right_answer_passes_and_shows_its_timeline(kernel):
    kernel.run((ANSWERS / "solution.py").read_text(encoding="utf-8"))
    plain, html = kernel.report()
    assert plain == "All checks pass."
    assert "pass, 7 of 7 points" in html
    assert "<svg" in html


def test_a_wrong_answer_gets_its_points_and_its_mistake_is_named(kernel):
    kernel.run(SERIAL)
    plain, html = kernel.report()
    assert plain == "4.0"
    assert "serial-await" in html
    assert "line 3:" in html
    assert "This report is about the cell that you ran as [" in html


def test_without_an_answer_the_report_says_what_to_do(kernel):
    plain, html = kernel.report()
    assert plain == "0.0"
    assert "`fetch_all` is not defined yet: run the cell with your answer" in html


def test_for_an_unknown_name_the_nearest_is_suggested(kernel):
    assert "Did you mean `fetch_all`?" in kernel.report('check("fetchall")')[1]
    assert "is a chapter: name one exercise" in kernel.report('check("03_gather")')[1]
    assert "There is no clock `sun`" in kernel.report('check("greet", clock="sun")')[1]


def test_other_code_in_a_notebook_does_no_harm(kernel):
    kernel.run(
        "import asyncio\n\nasync def together(jobs):\n    return await asyncio.gather(*jobs)"
    )
    kernel.run(
        "%matplotlib --list\n"
        "import sys\n"
        "async def fetch_all(fetch, urls):\n"
        "    return await together([fetch(url) for url in urls])\n"
        "async def slow(url):\n    return url\n"
        "print(await fetch_all(slow, ['a']), file=sys.stderr)\n"
        "if __name__ == '__main__':\n    asyncio.run(fetch_all(slow, []))\n"
    )
    assert kernel.report()[0] == "All checks pass."


def test_the_cell_that_was_run_last_counts(kernel):
    kernel.run((ANSWERS / "solution.py").read_text(encoding="utf-8"))
    kernel.run(SERIAL)
    assert kernel.report()[0] == "4.0"
    kernel.run((ANSWERS / "solution.py").read_text(encoding="utf-8"))
    assert kernel.report()[0] == "All checks pass."


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("import os; os._exit(3)", "crashed"),
        ("import ctypes; ctypes.string_at(0)", "crashed"),
        ("import os; os.kill(os.getppid(), 9)", ""),
        ("while True: pass", "did not end"),
        ("import os; os.fork()", ""),
    ],
)
def test_a_cell_that_breaks_its_process_fails_only_this_check(line, verdict, kernel):
    kernel.run("kept = 'still here'")
    kernel.run(f"async def fetch_all(fetch, urls):\n    {line}")
    plain, html = kernel.report()
    assert plain == "0.0"
    assert verdict in html
    assert kernel.value("print(kept)") == "still here\n"


def test_interrupt_stops_the_check_and_leaves_no_process(kernel):
    kernel.run(
        "import asyncio\nasync def fetch_all(fetch, urls):\n    await asyncio.Event().wait()"
    )
    before = children(kernel)
    watch = threading.Thread(target=interrupt_when_busy, args=(kernel, before))
    watch.start()
    outputs = kernel.run('check("fetch_all")')
    watch.join()
    assert [content["ename"] for kind, content in outputs if kind == "error"] == [
        "KeyboardInterrupt"
    ]
    assert children(kernel) == before
    assert kernel.value("print('alive')") == "alive\n"


def interrupt_when_busy(kernel, before):
    """Interrupt the kernel once a worker runs the student's code."""
    for _ in range(3000):
        if len(children(kernel) - before) >= 3:
            break
        threading.Event().wait(0.01)
    os.killpg(kernel.manager.provisioner.process.pid, signal.SIGINT)  # as Jupyter does


def children(kernel):
    """The descendant processes of the kernel, without zombies."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(folder.name)] = int(fields[1])
    found = {kernel.manager.provisioner.process.pid}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def test_the_grader_does_not_import_a_file_next_to_the_notebook(kernel):
    folder = kernel.value("import os; print(os.getcwd())").strip()
    shadow = Path(folder, "asyncio.py")
    shadow.write_text("raise SystemExit('shadowed')", encoding="utf-8")
    try:
        kernel.run((ANSWERS / "solution.py").read_text(encoding="utf-8"))
        assert kernel.report()[0] == "All checks pass."
    finally:
        shadow.unlink()


def test_no_temporary_files_are_left(kernel):
    kernel.run(SERIAL)
    kernel.report()
    folder = kernel.value("import tempfile; print(tempfile.gettempdir())").strip()
    assert (Path(folder).name, os.listdir(folder)) == ("tmp", [])
