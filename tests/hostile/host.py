"""What there is on this machine to be harmed, and a look at what was."""

import secrets
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRATCH = ("/tmp", "/var/tmp", "/dev/shm")


@dataclass
class Host:
    """A folder that everybody may read and write, a gradebook, servers, and a process.

    `words` are filled in where an answer names them.
    """

    folder: Path
    words: dict[str, str]
    bystander: "subprocess.Popen[bytes]"
    heard: list[bytes] = field(default_factory=list)

    def score(self) -> int:
        """The score that stands in the gradebook."""
        with closing(sqlite3.connect(self.words["GRADEBOOK"])) as gradebook:
            score: int = gradebook.execute("select score from grade").fetchone()[0]
        return score

    def found(self, told: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
        """What is there after answers were graded; `told` is what came of each."""
        name = self.words["NAME"]
        return {
            "processes": left_behind(name),
            "files": sorted(file.name for file in self.folder.iterdir()),
            "strewn": [str(Path(top, name)) for top in SCRATCH if Path(top, name).exists()],
            "score": self.score(),
            "heard": self.heard,
            "bystander": self.bystander.poll(),
            "kit": self.words["WORD"] in (HERE.parents[1] / "grader/__init__.py").read_text(),
            "secrets": [n for n, seen in told.items() if f"secret of {name}" in seen["value"]],
            "words": [n for n, seen in told.items() if self.words["WORD"] in seen["value"]],
        }


@contextmanager
def host() -> Iterator[Host]:
    """All of it, for the length of the block."""
    name = f"awl{secrets.token_hex(5)}"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir="/var/tmp")))
        folder.chmod(0o777)
        waits = [sys.executable, "-c", "input()"]
        bystander = stack.enter_context(subprocess.Popen(waits, stdin=subprocess.PIPE))
        stack.callback(bystander.kill)
        place = Host(folder, words(name, folder), bystander)
        place.words["BYSTANDER"] = str(bystander.pid)
        listen(stack, place, socket.AF_UNIX, f"{folder}/socket")
        listen(stack, place, socket.AF_UNIX, f"\0{name}")
        _, port = listen(stack, place, socket.AF_INET, ("127.0.0.1", 0))
        place.words["PORT"] = str(port)
        Path(place.words["SECRET"]).write_text(f"secret of {name}")
        with closing(sqlite3.connect(place.words["GRADEBOOK"])) as gradebook, gradebook:
            gradebook.execute("create table grade (score)")
            gradebook.execute("insert into grade values (0)")
        for file in folder.iterdir():
            file.chmod(0o666)
        yield place


def words(name: str, folder: Path) -> dict[str, str]:
    """What answers name: `NAME` is a name for processes, sockets and files, fit to be found again."""
    files = {word: f"{folder}/{word.lower()}" for word in ("FILE", "SECRET", "GRADEBOOK", "SOCKET")}
    checks = HERE / "exercise" / "01_hostile" / "test_fetch_three.py"
    return {"NAME": name, "WORD": f"word of {name}", "CHECKS": str(checks), **files}


def listen(stack: ExitStack, place: Host, family: int, address: Any) -> Any:
    """A server that keeps what is sent to it until the stack is closed; gives its address."""
    server = stack.enter_context(socket.socket(family))
    server.bind(address)
    server.listen()

    def keep() -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                place.heard.append(line.recv(1000))

    thread = threading.Thread(target=keep)
    thread.start()
    stack.callback(thread.join)
    stack.callback(server.shutdown, socket.SHUT_RDWR)
    return server.getsockname()


def left_behind(name: str) -> list[str]:
    """The processes of this machine in whose name or command line the word stands."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            said = (process / "comm").read_text() + (process / "cmdline").read_text()
        except OSError:
            continue
        if name in said:
            found.append(f"{process.name}: {said}")
    return found
