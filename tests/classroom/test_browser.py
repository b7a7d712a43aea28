"""What people see in a real browser: the student's notebook, the feedback, the formgrader."""

import asyncio
import os
import socket
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest

from tests.classroom.chromium import PATIENCE, chromium
from tests.classroom.students import Notebook, source_of
from tests.needs import wanted

SECRET = "for-this-test-alone"
REPORT = "document.querySelector('.awaitlings-report')"
ALL = ".awaitlings-report"
SERIAL = f"document.querySelectorAll({ALL!r})[2]"
BARS = f"{REPORT}.querySelectorAll('svg rect.in-flight').length"


@pytest.fixture
def browser(tmp_path):
    """Opens a browser with one page."""
    program = wanted("chromium", "chromium")
    return lambda: chromium(program, tmp_path / "profile")


@asynccontextmanager
async def jupyter(folder: Path):
    """JupyterLab for a folder; yields the base of its addresses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"),
        *("--ip=127.0.0.1", f"--port={port}", f"--IdentityProvider.token={SECRET}"),
        "--LabApp.news_url=None",
        *("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",),
        cwd=folder,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    try:
        await _answers(f"http://127.0.0.1:{port}/api/status?token={SECRET}")
        yield f"http://127.0.0.1:{port}"
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _answers(address):
    """Wait until a server answers."""
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientError):
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.1)


def test_a_student_runs_the_check_cell_and_sees_the_timeline(graded, browser, tmp_path):
    notebook = Notebook(graded.released)
    notebook.answer("fetch_all", source_of("fetch_all", "wrong_loop"))
    notebook.data["cells"] = [
        *(notebook.cell(f"{part}-fetch_all") for part in ("brief", "answer")),
        notebook.cell("setup"),
        notebook.cell("check-fetch_all"),
    ]
    folder = tmp_path / "student"
    folder.mkdir()
    (folder / "ps1.ipynb").write_bytes(notebook.bytes())

    async def look():
        async with jupyter(folder) as server, browser() as page:
            await page.go(f"{server}/doc/tree/ps1.ipynb?token={SECRET}")
            await page.until("document.querySelectorAll('.jp-Cell').length == 4")
            await page.until("!!document.querySelector('[data-status=idle]')")
            await page.click(".jp-MarkdownCell")
            async with asyncio.timeout(PATIENCE):
                while not (text := await page.value(f"{REPORT} && {REPORT}.innerText")):
                    # run the cell, go to the next one; JupyterLab ignores it until it is ready
                    await page.click("[data-command='notebook:run-cell-and-select-next']")
                    await asyncio.sleep(1)
            await page.value(f"{REPORT}.scrollIntoView()")
            await page.screenshot(tmp_path / "notebook.png")
            return text, await page.value(BARS)

    text, bars = asyncio.run(look())
    assert "fail, 4 of 7 points" in text
    assert "serial-await" in text
    assert bars > 3


def test_the_feedback_page_shows_the_report_with_its_timeline(graded, browser, tmp_path):
    (file,) = (graded.course / "feedback" / "serial").rglob("*.html")

    async def look():
        async with browser() as page:
            await page.go(file.as_uri())
            text = await page.until(
                f"[...document.querySelectorAll({ALL!r})].map(e => e.innerText)"
            )
            await page.value(f"{SERIAL}.scrollIntoView()")
            await page.screenshot(tmp_path / "feedback.png")
            return text, await page.value(f"{SERIAL}.querySelectorAll('svg rect.in-flight').length")

    texts, bars = asyncio.run(look())
    assert len(texts) == 3
    assert "serial-await" in texts[2]
    assert bars > 3


def test_the_formgrader_shows_the_class_and_a_report(graded, browser, tmp_path):
    async def look():
        async with jupyter(graded.course) as server, browser() as page:
            await page.go(f"{server}/lab?token={SECRET}")  # sets the cookie
            await page.go(f"{server}/formgrader/gradebook/ps1/ps1")
            links = "[...document.querySelectorAll('a[href*=\"/formgrader/submissions/\"]')].map(a => a.href)"
            found = await page.until(f"{links}.length && {links}")
            await page.screenshot(tmp_path / "formgrader.png")
            await page.go(found[0])
            report = await page.until(f"{REPORT} && {REPORT}.innerText")
            await page.value(f"{REPORT}.scrollIntoView()")
            await page.screenshot(tmp_path / "submission.png")
            return len(set(found)), report

    submissions, report = asyncio.run(look())
    assert submissions >= 20
    assert "points" in report
