"""One run of pytest, in which each version is tested by the student's tests.

Nothing of the student's machine counts: no conftest, no settings, no plugin but pytest-asyncio, no cache.
What the tests print goes nowhere.
"""

import io
import os
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from itertools import zip_longest
from typing import Any

import pytest

from grader.worker.facts import VersionSeen
from grader.worker.patching import patched
from grader.worker.stopped import ScenarioStopped
from grader.worker.trial.module import Tests, Version, VersionModule
from grader.worker.trial.noting import Noting, place_of
from grader.worker.trial.responses import quick, repaired

LEFT_OUT = ("cacheprovider", "faulthandler", "warnings", "unraisableexception", "threadexception")
"""Plugins of pytest that write files, or listen where the kit's probes do."""
ARGUMENTS = (
    *("-c", os.devnull, "--rootdir", "/", "--noconftest", "--tb=no", "-q", "--no-summary"),
    *("-p", "pytest_asyncio.plugin", "-o", "asyncio_mode=strict"),
    *("-o", "enable_assertion_pass_hook=true", "--capture=sys"),
    *(word for name in LEFT_OUT for word in ("-p", f"no:{name}")),
)
MOST_SAID = 2000
"""Characters of what pytest says that are told if it gives up."""
ENVIRONMENT = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "PYTEST_PLUGINS": ""}


class Trial:
    """The plugin that brings pytest its tests: those of the student's file, once for each version."""

    def __init__(self, tests: Tests, versions: Sequence[Version], noting: Noting) -> None:
        self._tests = tests
        self._versions = versions
        self._noting = noting

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        """Collect the tests of each version, in the order of the versions."""
        for place, version in enumerate(self._versions):
            self._noting.begin(place, version)
            try:
                module = version.tested_by(self._tests, session.config)
            except BaseException as error:
                self._noting.cannot_be_tested(place, error)
                continue
            node: Any = VersionModule.from_parent(session, path=self._tests.path, nodeid=f"{place}")
            node.place, node.run = place, module
            session.items += session.genitems(node)
        session.testscollected = len(session.items)
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests that are needed."""
        for item, following in zip_longest(session.items, session.items[1:]):
            if self._noting.is_needed(item):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            elif following is None or place_of(following) != place_of(item):
                session._setupstate.teardown_exact(None)
        return True


def tried(tests: Tests, versions: Sequence[Version], noting: Noting) -> tuple[VersionSeen, ...]:
    """Run the tests against each of these versions; what each test did."""
    nowhere = io.StringIO()
    before = {name: os.environ.get(name) for name in ENVIRONMENT}
    os.environ.update(ENVIRONMENT)
    try:
        with (
            redirect_stdout(nowhere),
            redirect_stderr(nowhere),
            patched(*noting.patches(), *repaired(), *quick()),
        ):
            status = pytest.main([*ARGUMENTS], plugins=[Trial(tests, versions, noting), noting])
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    if status == pytest.ExitCode.INTERRUPTED:
        raise ScenarioStopped("one of your tests stopped pytest itself, and so all the others")
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError(f"pytest gave up: {nowhere.getvalue()[-MOST_SAID:]}")
    return noting.seen()
