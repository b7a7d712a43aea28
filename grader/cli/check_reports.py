"""The reports of `awaitlings check` beside the one in the terminal: which are asked for, and written where."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.atomic_write import replace_file, write_report
from grader.cli import arguments
from grader.exercise.options import Options
from grader.exercise.result import Result
from grader.report import as_json, github, junit


def add_to(command: argparse.ArgumentParser) -> None:
    """Add the options."""
    add = command.add_argument
    add("--json", metavar="FILE", help="also write the report as JSON; - is standard output")
    about = "also write the report as JUnit XML, for a CI server; - is standard output"
    add("--junit", metavar="FILE", help=about)
    add("--html", metavar="FILE", help="also write the report as an HTML page")
    about = "in GitHub Actions: add a summary to the run's page, and annotate the lines"
    add("--github", action="store_true", help=about)


def must_be_writable(given: argparse.Namespace) -> bool:
    """UsageError before the work if a report cannot be written after it; whether one goes to standard output."""
    if given.github:
        github.must_be_in_actions()
    reports = {"--json": given.json, "--junit": given.junit, "--html": given.html}
    arguments.all_must_be_writable(reports)
    return "-" in reports.values()


def write(
    results: Sequence[Result], how: Options, seconds: float, given: argparse.Namespace
) -> None:
    """Write those that are asked for. Commands for GitHub go to standard error, where it reads them too."""
    if given.json:
        as_json.write(as_json.as_data(results, how, seconds), given.json)
    if given.junit:
        write_report(junit.as_xml(results, how, seconds), given.junit)
    if given.html:
        _write_page(results, given.html)
    if given.github:
        github.write_summary(results)
        for line in github.annotations(results):
            print(line, file=sys.stderr)


def _write_page(results: Sequence[Result], target: str) -> None:
    from grader.report.html import fragment, page

    points, most = sum(r.points for r in results), sum(r.max_points for r in results)
    text = page(f"{points} of {most} points", map(fragment, results))
    replace_file(Path(target), text)
