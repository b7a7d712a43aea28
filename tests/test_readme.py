"""The reports in README.md are what `check` prints, line by line; `…` stands for lines left out."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.commands import FROM_MAKE

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = [
    block.splitlines()
    for block in re.findall(r"```\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    if block.startswith("$ make check")
]
TODO = re.compile(r"    # TODO.*?\n    raise NotImplementedError\(.*?\)\n", re.DOTALL)
ANSWERS = {
    "right": "    return await asyncio.gather(*map(fetch, urls))\n",
    "wrong": """    bodies = []
    for url in urls:
        bodies.append(await fetch(url))
    return bodies
""",
    "remark": """    import time

    async def after_a_moment(url):
        time.sleep(0.006)
        return await fetch(url)

    return await asyncio.gather(*map(after_a_moment, urls))
""",
}
SEED = "readme"


def report(folder, answer):
    """What `check` prints for this answer in place of the stub, called by make."""
    shutil.copytree(ROOT / "exercises" / "03_gather", folder / "exercises" / "03_gather")
    stub = folder / "exercises" / "03_gather" / "fetch_all.py"
    stub.write_text(TODO.sub(answer, stub.read_text("utf-8")), "utf-8")
    command = ["-m", "grader", "check", "fetch_all", "--clock", "fast", "--seed", SEED]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONPATH": str(ROOT), FROM_MAKE: "1"}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    return iter(done.stdout.replace(" CLOCK=fast", "").splitlines())


@pytest.mark.parametrize(("sample", "name"), [*zip(SAMPLES, ANSWERS, strict=True)])
def test_a_report_in_the_readme_is_what_check_prints(sample, name, tmp_path):
    printed = report(tmp_path, ANSWERS[name])
    for line in (one for one in sample[1:] if one.strip() not in ("", "…")):
        assert line in printed  # an iterator: it must come after the line before
