"""Classroom 50 runs this once in the student's checkout: it sets the grader up, which writes result.json.

It needs Python 3.11 or newer and nothing else. Nothing of the checkout is imported or run by this program.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

KIT = Path(__file__).resolve().with_name("awaitlings-kit.zip")


def main() -> int:
    """Grade; the exit status is 0 if it was graded, whatever the score."""
    checkout = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # a worker may be another user
        kit, environment = Path(folder, "kit"), Path(folder, "venv")
        with zipfile.ZipFile(KIT) as archive:
            archive.extractall(kit)
        python = environment / "bin" / "python"
        install = ("-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps")
        for command in (
            (sys.executable, "-I", "-m", "venv", environment),
            (python, "-I", *install, "-r", kit / "requirements.lock"),
        ):
            subprocess.run(command, cwd=kit, check=True)
        grade = (python, "-m", "grader.classroom.classroom50", checkout)
        return subprocess.run(grade, cwd=kit, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
