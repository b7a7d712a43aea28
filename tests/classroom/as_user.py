"""Run nbgrader as another user of this machine: `as_user.py USER HOME COMMAND…`, started by root.

The modules are imported before the user changes: root's Python need not be readable to others.
"""

import os
import pwd
import sys

from nbgrader.apps import (
    NbGraderApp,
    fetchassignmentapp,  # noqa: F401
    fetchfeedbackapp,  # noqa: F401
    submitapp,  # noqa: F401
)

name, home, *command = sys.argv[1:]
user = pwd.getpwnam(name)
os.setgroups([])
os.setgid(user.pw_gid)
os.setuid(user.pw_uid)
os.chdir(home)
os.environ |= {"HOME": home, "USER": name, "LOGNAME": name}
sys.argv = ["nbgrader", *command]
NbGraderApp.launch_instance()
