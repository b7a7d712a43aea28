"""Runs what Python would run, with all that only Unix has hidden from the modules of the kit.

`python as_on_windows.py ARGUMENTS` does what `python ARGUMENTS` does, for `-m MODULE` and `-c CODE`; so do
all that it starts with `sys.executable`. The standard library keeps everything: an import hook tells who
asks. It is no Windows: paths, the console and the event loop of Windows are not here.
"""

import asyncio
import builtins
import ctypes
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

MISSING = {
    *("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "curses", "readline", "syslog"),
    *("spwd", "crypt", "posix", "uvloop"),
}
"""Modules that only Unix has."""
OS = """
    CLD_EXITED EX_OK EX_USAGE F_LOCK O_ASYNC O_CLOEXEC O_DIRECTORY O_DSYNC O_NDELAY O_NOCTTY O_NOFOLLOW
    O_NONBLOCK O_PATH O_SYNC O_TMPFILE P_ALL P_PID P_PIDFD WCONTINUED WEXITED WNOHANG WNOWAIT WSTOPPED
    WUNTRACED chown chroot confstr ctermid eventfd fchdir fchmod fchown fdatasync fork forkpty fpathconf
    fstatvfs getegid geteuid getgid getgrouplist getgroups getloadavg getpgid getpgrp getpriority
    getresuid getsid getuid getxattr initgroups killpg lchown lockf login_tty major makedev memfd_create
    minor mkfifo mknod nice openpty pathconf pidfd_open pipe2 posix_fadvise posix_spawn posix_spawnp
    pread preadv pwrite pwritev readv register_at_fork sched_getaffinity sched_setaffinity sched_yield
    sendfile set_blocking setegid seteuid setgid setgroups setns setpgid setpriority setresgid setresuid
    setsid setuid setxattr splice statvfs sync sysconf tcgetpgrp tcsetpgrp ttyname uname unshare wait
    wait3 wait4 waitid writev WIFEXITED WEXITSTATUS WIFSIGNALED WTERMSIG
"""
ON_WINDOWS = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM", "SIG_DFL", "SIG_IGN"}
SIGNAL = [n for n in dir(signal) if n.startswith(("SIG", "ITIMER")) and n not in ON_WINDOWS]
SIGNAL += ["alarm", "getitimer", "pause", "pidfd_send_signal", "pthread_kill", "pthread_sigmask"]
SIGNAL += ["setitimer", "siginterrupt", "sigpending", "sigtimedwait", "sigwait", "sigwaitinfo"]
HIDDEN = {
    "os": OS.split(),
    "signal": SIGNAL,
    "select": ["poll", "epoll", "kqueue"],
    "socket": ["send_fds", "recv_fds", "AF_UNIX", "SCM_RIGHTS", "AF_VSOCK"],
    "sys": [],
    "ctypes": ["CDLL"],
    "asyncio": ["open_unix_connection", "start_unix_server"],
}
INSTEAD = {"sys": {"platform": "win32"}, "signal": {"Signals": None}}
LOOP = ("connect_read_pipe", "connect_write_pipe", "add_signal_handler", "add_reader", "add_writer")
LOOP += ("create_unix_connection", "create_unix_server", "remove_signal_handler", "remove_reader")


def is_ours(names):
    """Whether a module of the kit asks, by its globals."""
    name = str((names or {}).get("__name__"))
    package = str((names or {}).get("__package__"))
    return name.split(".")[0] == "grader" or package.split(".")[0] == "grader"


def seen_from_the_kit(module):
    """A module as it looks on Windows; what is set in it is set in the real one."""
    hidden, instead = set(HIDDEN[module.__name__]), INSTEAD.get(module.__name__, {})

    class Seen(ModuleType):
        def __getattribute__(self, name):
            if name in hidden:
                raise AttributeError(
                    f"module {module.__name__!r} has no attribute {name!r} on Windows"
                )
            return instead[name] if name in instead else getattr(module, name)

        def __setattr__(self, name, value):
            setattr(module, name, value)

        def __delattr__(self, name):
            delattr(module, name)

    return Seen(module.__name__)


def signals_on_windows():
    """An enumeration like `signal.Signals`, with the few that there are."""
    return [one for one in signal.Signals if one.name in ON_WINDOWS]


def hide():
    """Put everything in place."""
    INSTEAD["signal"]["Signals"] = signals_on_windows()
    INSTEAD["os"] = {
        name: without_proc(getattr(os, name)) for name in ("open", "listdir", "access")
    }
    builtins.open = without_proc(open)
    modules = (os, signal, select, socket, sys, ctypes, asyncio)
    seen = {module.__name__: seen_from_the_kit(module) for module in modules}
    really = builtins.__import__

    def hooked(name, globals=None, locals=None, fromlist=(), level=0):
        if level or not is_ours(globals):
            return really(name, globals, locals, fromlist, level)
        top = name.partition(".")[0]
        if top in MISSING:
            raise ModuleNotFoundError(f"No module named {name!r} on Windows", name=name)
        found = really(name, globals, locals, fromlist, level)
        return seen.get(name if fromlist else top, found)

    builtins.__import__ = hooked
    for name in LOOP:
        for kind in (asyncio.SelectorEventLoop, asyncio.BaseEventLoop):
            if name in vars(kind):
                setattr(kind, name, refusing(getattr(kind, name)))
    subprocess.Popen.__init__ = starting(subprocess.Popen.__init__)
    subprocess.Popen.send_signal = send_signal


def refusing(method):
    """A method of the loop that the kit cannot call."""

    def called(*args, **kwargs):
        if is_ours(sys._getframe(1).f_globals):
            raise NotImplementedError(f"{method.__name__} on Windows")
        return method(*args, **kwargs)

    return called


def without_proc(look):
    """A function that looks at files, for which the kit finds no /proc."""

    def looked(path, *args, **kwargs):
        if str(path).startswith("/proc/") and is_ours(sys._getframe(1).f_globals):
            raise FileNotFoundError(2, "No such file or directory", path)
        return look(path, *args, **kwargs)

    return looked


def send_signal(child, number):
    """Kill a child, and do not collect its status on the way: on Windows nothing has to be."""
    if child.returncode is None:
        os.kill(child.pid, number)


def starting(init):
    """`Popen` without what only Unix has, and without a reason to miss what Windows needs."""

    def started(child, args, *rest, **options):
        for name in (
            "pass_fds",
            "preexec_fn",
            "start_new_session",
            "process_group",
            "user",
            "umask",
        ):
            if options.get(name) not in (None, False, (), -1):
                raise ValueError(f"{name} is not supported on Windows")
        if options.get("env") is not None and "SYSTEMROOT" not in options["env"]:
            raise OSError("Python cannot start without SYSTEMROOT")
        init(child, args, *rest, **options)

    return started


def main(arguments):
    """Run a module or code with what follows as its arguments."""
    while arguments[0] not in ("-m", "-c"):
        arguments = arguments[2 if arguments[0] == "-X" else 1 :]
    how, what, *rest = arguments
    sys.argv = ["-c" if how == "-c" else what, *rest]
    if how == "-m":
        sys.path[0] = os.getcwd()
        sys.path[1:1] = os.environ["PYTHONPATH"].split(os.pathsep)
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(what, {"__name__": "__main__"})


def wrapper(folder):
    """Write a program that stands in for Python in this folder, and return its path."""
    program = Path(folder) / "python"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -B -X utf8 "{__file__}" "$0" "$@"\n')
    program.chmod(0o755)
    return program


if __name__ == "__main__":
    sys.path.insert(0, "")
    sys.executable = sys.argv[1]
    hide()
    main(sys.argv[2:])
