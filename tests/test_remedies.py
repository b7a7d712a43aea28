"""Where a level does not work: what is wrong, and what to do about it."""

import os

import pytest

from grader.supervisor import Level
from grader.supervisor.isolation import canaries, remedies
from tests.needs import linux

pytestmark = pytest.mark.one_python


def test_without_bubblewrap_the_remedy_is_to_install_it(monkeypatch):
    monkeypatch.setattr("grader.supervisor.bubblewrap.shutil.which", lambda name: None)
    wrong = canaries.wrong_with(Level.BUBBLEWRAP)
    assert wrong == "bubblewrap is not installed"
    assert "apt install bubblewrap" in remedies.remedy(Level.BUBBLEWRAP, wrong)


@linux
def test_a_bubblewrap_that_refuses_is_quoted(monkeypatch, tmp_path):
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: Unknown option --disable-userns'\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr("grader.supervisor.bubblewrap.shutil.which", lambda name: str(broken))
    wrong = canaries.wrong_with(Level.BUBBLEWRAP)
    assert wrong == "bwrap: Unknown option --disable-userns"
    assert "0.8 or newer" in remedies.remedy(Level.BUBBLEWRAP, wrong)


SETTINGS = {
    "kernel.apparmor_restrict_unprivileged_userns": ("1", "/etc/apparmor.d/bwrap"),
    "kernel.unprivileged_userns_clone": ("0", "sudo sysctl kernel.unprivileged_userns_clone=1"),
    "user.max_user_namespaces": ("0", "sudo sysctl user.max_user_namespaces="),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_that_forbids_namespaces_has_its_remedy(name, monkeypatch):
    value, words = SETTINGS[name]
    monkeypatch.setattr(remedies, "_setting", lambda asked: value if asked == name else "")
    assert words in remedies.remedy(
        Level.BUBBLEWRAP, "bwrap: setting up uid map: Permission denied"
    )


def test_in_a_container_the_remedy_speaks_of_containers(monkeypatch, tmp_path):
    monkeypatch.setattr(remedies, "_setting", lambda asked: "")
    monkeypatch.setattr(remedies, "MARKS", (str(tmp_path),))
    assert "container" in remedies.remedy(
        Level.BUBBLEWRAP, "bwrap: No permissions to create new namespace"
    )


BLOCKERS = {
    "bwrap: Failed to make / slave: Permission denied": ("apparmor=unconfined", "Load the profile"),
    "bwrap: setting up uid map: Permission denied": ("On the host", "bwrap-userns-restrict"),
    "bwrap: setting up uid map: Operation not permitted": ("on the host", "bwrap-userns-restrict"),
    "bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted": (
        "not its network",
        "apparmor_parser -r",
    ),
    "bwrap: Can't mount proc on /newroot/proc: Operation not permitted": (
        "systempaths=unconfined.",
        "on the command line shows more",
    ),
    "bwrap: Creating new namespace failed: No space left on device": (
        "max_user_namespaces",
        "max_user_namespaces",
    ),
    "bwrap: Creating new namespace failed: Operation not permitted": (
        "seccomp=unconfined",
        "on the command line shows more",
    ),
}
"""What bubblewrap says, and words of the remedy in a container and outside of one."""


@pytest.fixture(params=[True, False], ids=["in a container", "on a host"])
def in_a_container(request, monkeypatch, tmp_path):
    monkeypatch.setattr(remedies, "_setting", lambda asked: "")
    monkeypatch.setattr(remedies, "VARIABLES", ())
    monkeypatch.setattr(remedies, "MARKS", (str(tmp_path),) if request.param else ())
    return request.param


@pytest.mark.parametrize("said", BLOCKERS)
def test_what_stops_bubblewrap_is_told_by_its_own_sentence(said, in_a_container):
    words = BLOCKERS[said][0 if in_a_container else 1]
    assert words.lower() in remedies.remedy(Level.BUBBLEWRAP, said).lower()


def test_in_a_container_on_ubuntu_both_blockers_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(remedies, "_setting", lambda name: "1" if "apparmor" in name else "")
    monkeypatch.setattr(remedies, "MARKS", (str(tmp_path),))
    told = remedies.remedy(Level.BUBBLEWRAP, "bwrap: Failed to make / slave: Permission denied")
    assert "apparmor=unconfined" in told
    assert "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0" in told


@linux
def test_doctor_and_grade_name_the_next_level_down(kit, right, tmp_path):
    broken = tmp_path / "bin" / "bwrap"
    broken.parent.mkdir()
    broken.write_text(
        "#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n"
    )
    broken.chmod(0o755)
    path = f"{broken.parent}:{os.environ['PATH']}"
    doctor = " ".join(kit.run("doctor", PATH=path).stdout.split())
    (kit.folder / "in" / "ada").mkdir(parents=True)
    (kit.folder / "in" / "ada" / "double.py").write_text(right)
    graded = kit.run("classroom", "grade", "--from", "in", PATH=path)
    for told in (doctor, " ".join(graded.stderr.split())):
        assert "setting up uid map: Permission denied. " in told
        assert "Without it, the best that works here is level " in told
    assert graded.returncode == 3
