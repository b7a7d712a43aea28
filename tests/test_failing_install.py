"""An environment that cannot be set up: the reason, and what helps. pytest's timeout is the limit."""

import os
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

KIT = Path(__file__).parents[1]
QUICK_VENV = """#!/bin/sh
[ "$1 $2" = "-m venv" ] && set -- -m venv --without-pip "$3"
exec {python} "$@"
"""
"""A Python that makes environments without a pip of their own, which takes long."""


@pytest.fixture
def python(tmp_path):
    path = tmp_path / "python"
    path.write_text(QUICK_VENV.format(python=sys.executable))
    path.chmod(0o755)
    pip = tmp_path / "lib/pip"
    pip.parent.mkdir()
    pip.symlink_to(Path(sysconfig.get_path("purelib"), "pip"))
    return path


def set_up(python, *, registry, lock="requirements.lock"):
    """What make says where it cannot set up an environment, on one line."""
    venv = python.with_name("venv")
    command = ["make", f"{venv}/.learner", f"VENV={venv}", f"PYTHON={python}", f"LOCK={lock}"]
    pips = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": registry,
        "PYTHONPATH": str(python.with_name("lib")),
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    ended = subprocess.run(
        [*command, "REGISTRY_TIMEOUT=1"],
        cwd=KIT,
        env=others | pips,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, venv.exists()) == (2, False)
    return " ".join((ended.stderr + ended.stdout).split())


def test_a_registry_that_refuses(python):
    said = set_up(python, registry="http://127.0.0.1:9/simple")
    assert "Connection refused" in said
    assert "no package registry answers: check the network." in said


def test_a_registry_that_never_answers(python):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        said = set_up(python, registry=f"http://127.0.0.1:{silent.getsockname()[1]}/simple")
    assert "(from versions: none)" in said
    assert "Is the registry slow? Add REGISTRY_TIMEOUT=60." in said


def test_a_pin_that_is_not_for_this_python(python, tmp_path):
    page = tmp_path / "simple/soupsieve/index.html"
    page.parent.mkdir(parents=True)
    wheels = [("4.1.3", "&gt;=99"), ("2.10", "&gt;=3.9")]
    links = [
        f'<a href="soupsieve-{version}-py3-none-any.whl" data-requires-python="{python}">x</a>'
        for version, python in wheels
    ]
    page.write_text("<!DOCTYPE html><html><body>" + "".join(links) + "</body></html>")
    lock = tmp_path / "lock"
    lock.write_text("soupsieve==4.1.3\n")

    said = set_up(python, registry=(tmp_path / "simple").as_uri(), lock=lock)
    assert "4.1.3 Requires-Python >=99" in said
    assert "No matching distribution found for soupsieve==4.1.3" in said
    assert "take another Python with PYTHON=/path/to/python3" in said
