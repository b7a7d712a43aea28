"""What helps where a level of isolation does not work."""

import os
from collections.abc import Callable
from pathlib import Path

from grader.worker.level import Level

INSTALL = "Install it: apt install bubblewrap, or dnf install bubblewrap."
TOO_OLD = "bubblewrap 0.8 or newer is wanted: Debian 12, Ubuntu 24.04 and later have it."
APPARMOR = (
    "AppArmor forbids user namespaces here, as Ubuntu 24.04 does. Allow them to bubblewrap: "
    "printf 'abi <abi/4.0>,\\nprofile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }\\n' "
    "| sudo tee /etc/apparmor.d/bwrap && sudo systemctl reload apparmor"
)
SWITCHED_OFF = "User namespaces are switched off: sudo sysctl {name}={value}"
CONTAINER = (
    "This is a container, and most forbid namespaces inside. Run the grader outside of it, or start "
    "the container with --security-opt seccomp=unconfined --security-opt apparmor=unconfined "
    "--security-opt systempaths=unconfined, or use level 1."
)
MARKS = ("/.dockerenv", "/run/.containerenv")
"""Files by which a container is known."""
LANDLOCK = "Level 1 wants Linux 5.13 or newer with Landlock switched on, or to be started by root."
ENGINE = "Install podman or docker, and build the image once: podman build -t awaitlings-worker ."
ASK = "`bwrap --unshare-all --ro-bind / / true` on the command line shows more."


def remedy(level: Level, wrong: str) -> str:
    """A sentence or a command that helps; `wrong` is what was seen."""
    if level is Level.LANDLOCK:
        return LANDLOCK
    if level is Level.CONTAINER:
        return ENGINE
    return next(text for applies, text in REMEDIES if applies(wrong))


def _setting(name: str) -> str:
    try:
        return Path("/proc/sys", name.replace(".", "/")).read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _off(name: str, value: str) -> Callable[[str], bool]:
    return lambda wrong: _setting(name) == value


REMEDIES: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda wrong: "not installed" in wrong, INSTALL),
    (lambda wrong: "nknown option" in wrong, TOO_OLD),
    (_off("kernel.apparmor_restrict_unprivileged_userns", "1"), APPARMOR),
    (
        _off("kernel.unprivileged_userns_clone", "0"),
        SWITCHED_OFF.format(name="kernel.unprivileged_userns_clone", value=1),
    ),
    (
        _off("user.max_user_namespaces", "0"),
        SWITCHED_OFF.format(name="user.max_user_namespaces", value=10000),
    ),
    (lambda wrong: "ermi" in wrong and any(map(os.path.exists, MARKS)), CONTAINER),
    (lambda wrong: True, ASK),
)
"""The first that applies helps."""
