"""Where a level does not work: what is wrong, and what to do about it."""

import pytest

from grader.supervisor import Level
from grader.supervisor.isolation import canaries, remedies
from tests.needs import linux


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
