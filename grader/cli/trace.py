"""`awaitlings trace`: runs a program of the learner's own, and shows what it waited for."""

import argparse
from pathlib import Path

from grader.cli import arguments

ABOUT = """Run a Python program of your own, and show what its event loop did: what waited for what, which
lines blocked the loop, and what was left running. The program runs as under `python`, on the wall clock; the report
comes when it ends, or when you press Ctrl-C."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "show what a program of your own waits for"
    command = commands.add_parser("trace", help=about, description=ABOUT)
    about = "stop the program after so many seconds, as Ctrl-C does"
    command.add_argument("--seconds", type=arguments.seconds, metavar="N", help=about)
    about = "write the report to an HTML page as well"
    command.add_argument("--html", metavar="FILE", help=about)
    about = "write the report as JSON (- for standard output, in place of the text)"
    command.add_argument("--json", metavar="FILE", help=about)
    arguments.plain(command)
    command.add_argument("script", type=Path, metavar="SCRIPT", help="the program, a .py file")
    about = "what is passed on to the program"
    command.add_argument("rest", nargs=argparse.REMAINDER, metavar="ARGS", help=about)
    command.set_defaults(run=trace)


def trace(options: argparse.Namespace) -> int:
    """`awaitlings trace`; the exit status is the program's own."""
    from grader.atomic_write import replace_file
    from grader.learn.trace import traced
    from grader.report.as_json import write
    from grader.report.plain import open_terminal
    from grader.report.traced_program import as_data, as_page, show

    arguments.must_be_writable("--json", options.json)
    arguments.must_be_writable("--html", options.html)
    program, status = traced(options.script, options.rest, options.seconds)
    if options.json != "-":
        show(program, open_terminal(options.plain))
    if options.json:
        write(as_data(program), options.json)
    if options.html:
        replace_file(Path(options.html), as_page(program))
    return status
