"""The locks pin all that each extra needs, in versions for every Python that is promised.

What a distribution needs is read from the metadata of those that are installed here, so that no
registry is asked. The extra `classroom` is checked where nbgrader is, by `make test-classroom`, and `site`
where Sphinx is, by `make test-site`.
"""

import re
import tomllib
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

KIT = Path(__file__).parents[1]
PROJECT = tomllib.loads((KIT / "pyproject.toml").read_text())
PYTHONS = ("3.11.0", "3.12.0", "3.13.0", "3.14.0")
"""The first release of each Python that is promised."""
PLATFORMS = ({"sys_platform": "linux"}, {"sys_platform": "darwin", "platform_system": "Darwin"})
ENVIRONMENTS = [
    {
        **default_environment(),
        "python_version": python[:4],
        "python_full_version": python,
        **platform,
    }
    for python in PYTHONS
    for platform in PLATFORMS
]
CLASSROOM = {"requirements-classroom.lock": ["classroom", "dev"]} if find_spec("nbgrader") else {}
SITE = {"requirements-site.lock": ["site", "dev"]} if find_spec("sphinx") else {}
RELEASE = {"requirements-release.lock": ["release"]} if find_spec("twine") else {}
EXTRAS = {"requirements.lock": [], "requirements-dev.lock": ["dev"], **CLASSROOM, **SITE, **RELEASE}
"""The extras that each lock pins."""

each_lock = pytest.mark.parametrize("lock", EXTRAS)
everywhere = pytest.mark.parametrize(
    "environment", ENVIRONMENTS, ids=lambda e: f"{e['python_full_version']}-{e['sys_platform']}"
)


def versions(lock, environment):
    """The pinned version of each name, in this environment."""
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in map(Requirement, (KIT / lock).read_text().splitlines())
        if pin.marker is None or pin.marker.evaluate(environment)
    }


def asked(lock):
    """What pyproject.toml asks for in the environment of this lock."""
    project = PROJECT["project"]
    extras = [line for extra in EXTRAS[lock] for line in project["optional-dependencies"][extra]]
    return project["dependencies"] + extras + PROJECT["dependency-groups"]["build"]


def applies(requirement, environment, extras=()):
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({**environment, "extra": extra}) for extra in extras or [""]
    )


@cache
def required_by(name):
    """What a distribution requires. Of one for another platform nothing is known here."""
    try:
        return [Requirement(line) for line in metadata.requires(name) or []]
    except metadata.PackageNotFoundError:
        return []


def needed(lock, environment):
    """All requirements of an environment, direct and indirect, each once."""
    todo = [wish for wish in map(Requirement, asked(lock)) if applies(wish, environment)]
    found = {}
    while todo:
        requirement = todo.pop()
        if str(requirement) not in found:
            found[str(requirement)] = requirement
            todo += [
                child
                for child in required_by(requirement.name)
                if applies(child, environment, requirement.extras)
            ]
    return found.values()


def admits(distribution, python):
    return python in SpecifierSet(distribution.metadata.get("Requires-Python", ""))


def test_the_oldest_python_here_is_the_oldest_that_is_promised():
    promised = SpecifierSet(PROJECT["project"]["requires-python"])
    assert (PYTHONS[0] in promised, "3.10.99" in promised) == (True, False)
    assert "--python-version 3.11.0 " in (KIT / "Makefile").read_text()


@each_lock
def test_what_is_pinned_is_installed(lock):
    pinned = versions(lock, default_environment())
    assert {name: metadata.version(name) for name in pinned} == pinned


@each_lock
@everywhere
def test_all_that_is_needed_is_pinned(lock, environment):
    pinned = versions(lock, environment)
    wrong = [
        str(requirement)
        for requirement in needed(lock, environment)
        if pinned.get(canonicalize_name(requirement.name), "none") not in requirement.specifier
    ]
    assert wrong == []


@each_lock
@everywhere
def test_what_is_pinned_can_be_installed_with_every_promised_python(lock, environment):
    here = versions(lock, default_environment()).items()
    wrong = [
        f"{name} {version}"
        for name, version in versions(lock, environment).items() & here
        if not admits(metadata.distribution(name), environment["python_full_version"])
    ]
    assert wrong == []


def test_a_version_that_wants_a_later_patch_release_is_noticed(tmp_path):
    (tmp_path / "METADATA").write_text("Name: soupsieve\nRequires-Python: >=3.11.5\n")
    soupsieve = metadata.Distribution.at(tmp_path)
    assert [admits(soupsieve, python) for python in PYTHONS] == [False, True, True, True]


@everywhere
def test_each_lock_agrees_with_the_wider_one(environment):
    learner, dev, classroom = (
        versions(f"requirements{name}.lock", environment).items()
        for name in ("", "-dev", "-classroom")
    )
    assert learner <= dev <= classroom


@everywhere
def test_the_site_is_built_with_the_same_versions(environment):
    dev = versions("requirements-dev.lock", environment).items()
    assert dev <= versions("requirements-site.lock", environment).items()


@pytest.mark.parametrize("lock", sorted(KIT.glob("*.lock")), ids=lambda lock: lock.name)
def test_a_lock_holds_names_versions_and_markers_only(lock):
    line = re.compile(r"[a-z0-9-]+==[a-z0-9.]+( ; [a-zA-Z0-9_.*<>=!' ()]+)?")
    assert [text for text in lock.read_text().splitlines() if not line.fullmatch(text)] == []
