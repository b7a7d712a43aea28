"""What helps where a level of isolation does not work.

Several things can stop bubblewrap, and one hides the next. Its own sentence says which one it was.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

from grader.worker.level import Level

INSTALL = "Install it: apt install bubblewrap, or dnf install bubblewrap."
TOO_OLD = "bubblewrap 0.8 or newer is wanted: Debian 12, Ubuntu 24.04 and later have it."
LOAD = (
    "sudo apt install apparmor-profiles && sudo cp "
    "/usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && "
    "sudo apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict"
)
PROFILE = (
    "AppArmor restricts user namespaces here, as Ubuntu 24.04 does{part}. Load the profile that Ubuntu "
    f"ships for bubblewrap: {LOAD}"
)
HOST = (
    "The host's AppArmor restricts user namespaces, also those of this container{part}. Run the grader "
    f"outside of it, or load on the host the profile that Ubuntu ships for bubblewrap: {LOAD}. "
    "If the container is still refused, lift the restriction on the host: "
    "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"
)
CONFINED = (
    "The container's AppArmor profile, such as docker-default, allows the namespace and refuses the "
    "mount. Run the grader outside of it, or start the container with {options}."
)
HOST_TOO = (
    " Then the host refuses the namespace, so allow it there as well: "
    "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"
)
SWITCHED_OFF = "User namespaces are switched off: sudo sysctl {name}={value}"
OPTIONS = (
    "--security-opt seccomp=unconfined --security-opt apparmor=unconfined "
    "--security-opt systempaths=unconfined"
)
CONTAINER = (
    "This is a container, and most forbid namespaces inside. Run the grader outside of it, or start "
    f"the container with {OPTIONS}."
)
MASKED = (
    "This container hides parts of /proc, and then no new one may be mounted. Run the grader outside "
    "of it, or start the container with --security-opt systempaths=unconfined."
)
MARKS = ("/.dockerenv", "/run/.containerenv")
"""Files by which a container is known."""
NETWORK = ": it could be made, but not its network"
VARIABLES = ("container", "KUBERNETES_SERVICE_HOST")
"""Variables by which it is known."""
RESTRICTED = "kernel.apparmor_restrict_unprivileged_userns"
LANDLOCK = "Level 1 wants Linux 5.13 or newer with Landlock switched on, or to be started by root."
ENGINE = "Install podman or docker, and build the image once: podman build -t awaitlings-worker ."
ASK = "`bwrap --unshare-all --ro-bind / / true` on the command line shows more."


def remedy(level: Level, wrong: str) -> str:
    """A sentence or a command that helps; `wrong` is what was seen."""
    if level is Level.LANDLOCK:
        return LANDLOCK
    if level is Level.CONTAINER:
        return ENGINE
    return next(text for applies, text in _remedies() if applies(wrong))


def _remedies() -> tuple[tuple[Callable[[str], bool], str], ...]:
    """The first that applies helps."""
    inside = any(map(os.path.exists, MARKS)) or any(map(os.environ.get, VARIABLES))
    restricted = _setting(RESTRICTED) == "1"
    confined = CONFINED.format(options=OPTIONS) + (HOST_TOO if restricted else "")
    restriction = HOST if inside else PROFILE
    whole, network = (restriction.format(part=part) for part in ("", NETWORK))
    return (
        (_says("not installed"), INSTALL),
        (_says("nknown option"), TOO_OLD),
        (_off("kernel.unprivileged_userns_clone", "0"), _on("kernel.unprivileged_userns_clone", 1)),
        (_off("user.max_user_namespaces", "0"), _on("user.max_user_namespaces", 10000)),
        (_says("No space left on device"), _on("user.max_user_namespaces", 10000)),
        (_says(r"make / slave: Permission denied"), confined if inside else whole),
        (_says(r"uid map: (Permission denied|Operation not permitted)"), whole),
        (_says(r"loopback: Failed RTM_NEW"), network),
        (_says(r"mount proc.*(ermi)"), MASKED if inside else ASK),
        (lambda wrong: inside and "ermi" in wrong, CONTAINER),
        (lambda wrong: restricted, whole),
        (lambda wrong: True, ASK),
    )


def _says(pattern: str) -> Callable[[str], bool]:
    return lambda wrong: re.search(pattern, wrong) is not None


def _off(name: str, value: str) -> Callable[[str], bool]:
    return lambda wrong: _setting(name) == value


def _on(name: str, value: int) -> str:
    return SWITCHED_OFF.format(name=name, value=value)


def _setting(name: str) -> str:
    try:
        return Path("/proc/sys", name.replace(".", "/")).read_text(encoding="ascii").strip()
    except OSError:
        return ""
