"""The levels of isolation: what each one shuts off, its limits, and the verdicts that name them."""

import asyncio
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from grader.overrun import limit_of
from grader.seen import Error
from grader.status import CannotGrade
from grader.supervisor import CannotStart, supervise
from grader.supervisor.bubblewrap import policy
from grader.supervisor.isolation import Unavailable, canaries, choice, levels, remedies, settle
from grader.worker.confine import landlock, seccomp
from tests.needs import wanted
from tests.test_supervisor import QUICK, job

LINUX = sys.platform.startswith("linux")
linux = pytest.mark.skipif(not LINUX, reason="wants Linux")
KIT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def possible():
    """What a canary finds possible, by level; each level is tried once."""
    known = {}

    def look(level):
        if level == 1 and not landlock.version() and os.geteuid() != 0:
            pytest.skip("wants Landlock: Linux 5.13 or newer")
        if level == 2:
            wanted("bwrap", "bubblewrap")
        if level not in known:
            known[level] = canaries.look(level)
        return known[level]

    return look


@pytest.fixture(params=[0, 1, 2])
def level(request, possible):
    """Each level that needs no engine."""
    if request.param:
        possible(request.param)
    return request.param


@linux
@pytest.mark.parametrize("name", ["read", "write", "signal", "port", "vsock", "disk"])
def test_a_canary_finds_open_at_level_0_what_level_2_shuts(name, possible):
    if name == "disk":
        size = os.statvfs("/tmp").f_blocks * os.statvfs("/tmp").f_frsize
        expected = size > canaries.DISK
    else:
        expected = name != "vsock" or _has_vsock()
    assert (possible(0)[name], possible(2)[name]) == (expected, False)


def _has_vsock():
    import socket

    try:
        socket.socket(40, socket.SOCK_STREAM).close()
    except OSError:
        return False
    return True


@linux
def test_level_1_shuts_files_and_leaves_the_network_open(possible):
    found = possible(1)
    assert [found[name] for name in ("read", "write", "port")] == [False, False, True]


@linux
def test_what_exercises_need_is_there_at_every_level(level, possible):
    assert [possible(level)[name] for name in canaries.MISSING] == [True] * len(canaries.MISSING)


@linux
def test_every_level_keeps_its_promises(level, possible):
    assert canaries.promises_broken(level, possible(level)) == []


@pytest.mark.parametrize("name", canaries.SENTENCES)
def test_one_broken_promise_is_enough(name):
    good = dict.fromkeys(canaries.SENTENCES, False) | dict.fromkeys(canaries.MISSING, True)
    assert canaries.promises_broken(2, good) == []
    assert canaries.promises_broken(2, good | {name: True}) == [canaries.SENTENCES[name]]


def test_what_a_canary_did_not_tell_counts_as_broken():
    assert len(canaries.promises_broken(2, {})) == len(canaries.SENTENCES) + len(canaries.MISSING)


BOMBS = {
    "memory": ("keep = []\n    while True: keep.append(bytearray(50_000_000))", "1 GB of memory"),
    "files": (
        "keep = []\n    while True: keep.append(open('/dev/null'))",
        "files and sockets open",
    ),
    "file size": (
        "import tempfile\n    tempfile.TemporaryFile().truncate(1 << 40)",
        "256 MB to one file",
    ),
    "processor": (
        "import resource\n    resource.setrlimit(resource.RLIMIT_CPU, (1, 3))\n    while True: pass",
        "processor time",
    ),
}
BOMBS_IN_A_SANDBOX = {
    "disk": (
        "import os\n    for name in 'ab': os.posix_fallocate(os.open('/tmp/' + name, 66), 0, 200 << 20)",
        "filled the disk",
    ),
    "processes": (
        "import threading\n    while True: threading.Thread(target=threading.Event().wait).start()",
        "processes and threads",
    ),
}


@linux
@pytest.mark.parametrize("name", BOMBS)
def test_a_limit_is_named(name, level, kit, right):
    body, words = BOMBS[name]
    verdict, problem = _graded(kit, body, level)
    assert (verdict, words in problem) == ("limit", True)


@linux
@pytest.mark.parametrize("name", BOMBS_IN_A_SANDBOX)
def test_a_sandbox_has_limits_of_its_own(name, kit, possible):
    possible(2)
    body, words = BOMBS_IN_A_SANDBOX[name]
    verdict, problem = _graded(kit, body, 2)
    assert (verdict, words in problem) == ("limit", True)


def _graded(kit, body, level):
    source = f"async def double(number):\n    {body}\n"
    (result,) = kit.grade_sources({"bomb": source}, isolation=str(level)).values()
    return result.verdict, result.problem


@linux
def test_a_time_out_is_told_from_a_limit(level, kit):
    kit.limit = 0.6
    kit.add("01_first", "double")
    assert _graded(kit, "while True: pass", level)[0] == "timeout"


@pytest.mark.parametrize(
    ("type_", "message", "words"),
    [
        ("MemoryError", "", "memory"),
        ("OSError", "[Errno 28] No space left on device", "disk"),
        ("OSError", "[Errno 27] File too large", "one file"),
        ("OSError", "[Errno 24] Too many open files", "files and sockets"),
        ("RuntimeError", "can't start new thread", "threads"),
        ("BlockingIOError", "[Errno 11] Resource temporarily unavailable", "processes"),
    ],
)
def test_an_exception_tells_its_limit_also_in_a_group(type_, message, words):
    error = Error(type_, message)
    group = Error("ExceptionGroup", "several", (), (Error("ValueError", "no"), error))
    assert (words in limit_of(error), words in limit_of(group)) == (True, True)


def test_an_ordinary_exception_tells_of_no_limit():
    assert limit_of(Error("ValueError", "[Errno 2] No such file")) == ""


SPYING = """
import os, pathlib, subprocess
async def double(number):
    return {expression}
"""


def _told(expression, level):
    (ended,) = asyncio.run(supervise([job(SPYING.format(expression=expression))], level=level))
    return ended.transcript.answer.get("value") or ended.transcript.answer["error"]["type"]


@linux
def test_a_worker_cannot_read_the_memory_of_the_process_that_started_it():
    if os.geteuid() == 0:
        pytest.skip("root may read all memory: run the tests as an ordinary user")
    assert _told("open(f'/proc/{os.getppid()}/mem', 'rb').read(1)", 0) == "PermissionError"


@linux
def test_in_a_sandbox_there_is_nothing_of_the_kit_but_the_worker(possible):
    possible(2)
    folder = str(KIT / "grader")
    seen = _told(f"sorted(os.listdir({folder!r}))", 2)
    names = {item["str"] for item in seen["list"]}
    assert names >= {"worker", "checks.py"}
    assert names & {"supervisor", "grade.py", "judge.py", "learn", "mistakes"} == set()


@linux
def test_a_kit_that_lies_below_tmp_is_seen_in_a_sandbox():
    """The sandbox's own /tmp was put over it, and whatever was imported late was missing."""
    options = " ".join(policy())
    shown = [options.index(f"-bind {KIT}/grader/worker"), options.index(f"-try {sys.prefix}/lib")]
    assert options.index("--tmpfs /tmp ") < min(shown)


@linux
def test_in_a_sandbox_the_solutions_are_not_there(possible):
    possible(2)
    solutions = str(KIT / "solutions")
    assert _told(f"os.path.exists({solutions!r})", 2) == {"bool": False}


@linux
def test_in_a_sandbox_only_its_own_processes_are_seen(possible):
    possible(2)
    seen = _told("len([name for name in os.listdir('/proc') if name.isdigit()])", 2)
    assert int(seen["int"]) <= 4


@linux
@pytest.mark.parametrize("place", ["/", "/dev", "/usr", "/etc"])
def test_in_a_sandbox_only_the_small_folders_can_be_written_to(place, possible):
    possible(2)
    assert _told(f"open('{place}/file', 'w')", 2) in ("OSError", "PermissionError")


@linux
def test_in_a_sandbox_no_namespace_can_be_made(possible):
    possible(2)
    told = _told("subprocess.run(['unshare', '--user', 'true'], stderr=-3).returncode", 2)
    assert told == {"int": "1"}


@linux
def test_a_worker_at_level_2_is_no_root_and_holds_no_capability(possible):
    possible(2)
    status = _told("pathlib.Path('/proc/self/status').read_text()", 2)["str"]
    lines = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert lines["Uid"].split()[0] != "0"
    assert {lines[name] for name in ("CapPrm", "CapEff", "CapInh", "CapAmb")} == {"0" * 16}
    assert (lines["NoNewPrivs"], lines["Seccomp"]) == ("1", "2")


@linux
def test_two_answers_never_share_a_sandbox(possible):
    possible(2)
    source = SPYING.format(expression="open('/tmp/mark', 'x').close()")
    ends = asyncio.run(supervise([job(source), job(source)], level=2))
    assert [ended.transcript.answer.get("value") for ended in ends] == [{"NoneType": None}] * 2


@linux
def test_nothing_that_level_1_lets_be_written_is_left(possible, tmp_path):
    possible(1)
    told = _told("(pathlib.Path(os.environ['TMPDIR'], 'mark').touch(), os.environ['TMPDIR'])[1]", 1)
    assert Path(told["str"]).exists() is False


@linux
def test_the_level_is_named_in_the_json(kit, right, level):
    answer = kit.answer("double", right)
    done = kit.run("check", "double", "--from", answer, "--isolation", str(level), "--json", "-")
    report = json.loads(done.stdout)
    named = [report["isolation"], report["exercises"][0]["isolation"]]
    assert (done.returncode, named) == (0, [str(level)] * 2)


def test_ones_own_stub_is_graded_at_level_0(kit):
    report = json.loads(kit.run("check", "--json", "-").stdout)
    assert report["isolation"] == "0"


def test_an_unknown_level_is_wrong_usage(kit):
    assert kit.run("check", "--isolation", "4").returncode == 2


@pytest.fixture
def nothing_works(monkeypatch):
    """A machine on which no level from 1 on works."""
    monkeypatch.setattr(choice, "to_do", lambda number: "It is broken. Mend it." if number else "")


def test_auto_takes_the_best_that_works(monkeypatch, nothing_works):
    assert settle("auto") == "0"
    monkeypatch.setattr(choice, "to_do", lambda number: "" if number in (0, 1, 3) else "no")
    assert settle("auto") == "3"
    monkeypatch.setattr(choice, "to_do", lambda number: "")
    assert settle("auto") == "2"


def test_a_level_that_does_not_work_is_refused_with_the_remedy(kit, right, nothing_works):
    with pytest.raises(Unavailable, match=r"level 2 does not work here: It is broken\. Mend it\."):
        settle("2")
    with pytest.raises(CannotGrade, match="Mend it"):
        kit.grade_sources({"right": right}, isolation="2")


def test_every_level_says_whether_it_works(nothing_works):
    assert [(one.number, one.works) for one in levels()] == [
        (0, True),
        (1, False),
        (2, False),
        (3, False),
    ]


def test_without_bubblewrap_the_remedy_is_to_install_it(monkeypatch):
    monkeypatch.setattr("grader.supervisor.bubblewrap.shutil.which", lambda name: None)
    wrong = canaries.wrong_with(2)
    assert wrong == "bubblewrap is not installed"
    assert "apt install bubblewrap" in remedies.remedy(2, wrong)


@linux
def test_a_bubblewrap_that_refuses_is_quoted(monkeypatch, tmp_path):
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: Unknown option --disable-userns'\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr("grader.supervisor.bubblewrap.shutil.which", lambda name: str(broken))
    wrong = canaries.wrong_with(2)
    assert wrong == "bwrap: Unknown option --disable-userns"
    assert "0.8 or newer" in remedies.remedy(2, wrong)


SETTINGS = {
    "kernel.apparmor_restrict_unprivileged_userns": ("1", "/etc/apparmor.d/bwrap"),
    "kernel.unprivileged_userns_clone": ("0", "sudo sysctl kernel.unprivileged_userns_clone=1"),
    "user.max_user_namespaces": ("0", "sudo sysctl user.max_user_namespaces="),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_that_forbids_namespaces_has_its_remedy(name, monkeypatch):
    value, words = SETTINGS[name]
    monkeypatch.setattr(remedies, "_setting", lambda asked: value if asked == name else "")
    assert words in remedies.remedy(2, "bwrap: setting up uid map: Permission denied")


def test_in_a_container_the_remedy_speaks_of_containers(monkeypatch, tmp_path):
    monkeypatch.setattr(remedies, "_setting", lambda asked: "")
    monkeypatch.setattr(remedies, "MARKS", (str(tmp_path),))
    assert "container" in remedies.remedy(2, "bwrap: No permissions to create new namespace")


def test_the_filter_is_whole_instructions_and_ends_by_allowing():
    for numbers in seccomp.NUMBERS.values():
        code = seccomp.program(numbers)
        assert len(code) % 8 == 0
        assert code[-8:] == seccomp._step(seccomp.RETURN, seccomp.ALLOW)


@linux
def test_a_worker_that_never_says_hello_is_not_the_students_fault(monkeypatch):
    broken = [sys.executable, "-c", "raise SystemExit('it is broken')"]
    monkeypatch.setattr("grader.supervisor.start.command", lambda: broken)
    monkeypatch.setenv("AWAITLINGS_NO_FORK", "1")
    with pytest.raises(BaseExceptionGroup) as caught:
        asyncio.run(supervise([job(QUICK)]))
    assert caught.group_contains(CannotStart, match="it is broken", depth=None)


ENGINE = """#!{python}
import os, sys
words = sys.argv[1:]
with open({log!r}, "a") as log:
    print(*words, file=log)
if words[0] == "run":
    os.execv({python!r}, [{python!r}, *{entry!r}])
"""


def _containerfile():
    """The instructions of the recipe: name and the rest."""
    text = (KIT / "Containerfile").read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in lines]


def _copied():
    """What the recipe copies into the kit's folder: source and target."""
    for name, rest in _containerfile():
        *sources, target = rest.split()
        if name == "COPY" and target.startswith("/kit/"):
            yield from ((KIT / source, target) for source in sources)


def test_the_recipe_of_the_image_is_sound():
    instructions = _containerfile()
    names = [name for name, _ in instructions]
    assert (names[0], names[-1], set(names) - KNOWN) == ("FROM", "ENTRYPOINT", set())
    assert all(source.exists() for source, _ in _copied())
    assert dict(instructions)["USER"] == "61184:61184"
    assert not dict(instructions)["FROM"].endswith(("latest", "/python"))


KNOWN = {"FROM", "COPY", "RUN", "USER", "WORKDIR", "ENV", "ENTRYPOINT"}


def test_the_image_holds_what_a_sandbox_shows_of_the_kit():
    from grader.supervisor.bubblewrap import KIT as SHOWN

    assert {str(source.relative_to(KIT / "grader")) for source, _ in _copied()} == set(SHOWN)


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """An engine that runs the image's command on this machine; what it was asked, line by line."""
    entry = json.loads(dict(_containerfile())["ENTRYPOINT"])[1:]
    kit = tmp_path / "kit" / "grader"
    kit.mkdir(parents=True)
    for source, target in _copied():
        place = kit if target.endswith("grader/") else kit / "worker"
        (place / source.name if place == kit else place).symlink_to(source)
    entry = [word.replace("/kit", str(kit.parent)) for word in entry]
    log, program = tmp_path / "asked", tmp_path / "podman"
    program.write_text(ENGINE.format(python=sys.executable, log=str(log), entry=entry))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("grader.supervisor.container.shutil.which", lambda name: str(program))
    return lambda: log.read_text().splitlines()


def test_a_container_answers_like_any_worker(engine):
    ends = asyncio.run(supervise([job(QUICK), job("import os\nos._exit(3)\n")], level=3))
    assert [ended.verdict for ended in ends] == ["answered", "crash"]
    assert ends[1].problem.endswith("exit status 3 while the file was imported.")


def test_a_container_is_shut_off_and_limited(engine):
    asyncio.run(supervise([job(QUICK)], level=3))
    (line,) = [line for line in engine() if line.startswith("run")]
    for words in (
        *("--network none", "--read-only", "--cap-drop ALL", "no-new-privileges", "--user 61184"),
        *("--memory 1610612736", "--pids-limit 512", "nofile=4096", "--pull never"),
    ):
        assert words in line


def test_a_container_whose_time_is_up_is_removed(engine):
    source = "import asyncio\nasync def double(number):\n    await asyncio.sleep(30)\n"
    (ended,) = asyncio.run(supervise([job(source, limit=0.6)], level=3))
    name = next(line for line in engine() if line.startswith("run")).split("--name ")[1].split()[0]
    assert (ended.verdict, f"rm --force {name}" in engine()) == ("timeout", True)


def test_without_an_engine_there_is_no_level_3(monkeypatch):
    monkeypatch.setattr("grader.supervisor.container.shutil.which", lambda name: None)
    assert canaries.wrong_with(3) == "neither podman nor docker is installed"
    assert "podman build" in remedies.remedy(3, "")
