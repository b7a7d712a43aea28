"""A report has the color scheme of the page that it is on, as a browser draws it."""

import asyncio

import pytest

from grader.report.html import fragment, page
from tests.classroom.chromium import chromium
from tests.needs import wanted
from tests.test_html import brightness, hostile

pytestmark = pytest.mark.one_python

GROUND = "getComputedStyle(document.querySelector({!r})).backgroundColor"
PICTURE = "getComputedStyle(document.querySelector('svg text')).fill"


@pytest.fixture
def grounds(tmp_path):
    """How bright a page, the report on it, and its timeline's text are, for a user's preference."""
    program = wanted("chromium", "chromium")

    def grounds(markup, wish):
        file = tmp_path / "page.html"
        file.write_text(markup, encoding="utf-8")
        return asyncio.run(_look(program, tmp_path / "profile", file.as_uri(), wish))

    return grounds


async def _look(program, profile, address, wish):
    async with chromium(program, profile) as tab:
        wishes = [{"name": "prefers-color-scheme", "value": wish}]
        await tab.send("Emulation.setEmulatedMedia", features=wishes)
        await tab.go(address)
        asked = [GROUND.format("body"), GROUND.format(".awaitlings-report"), PICTURE]
        return ["bright" if _bright(await tab.value(one)) else "dark" for one in asked]


def _bright(color):
    """Whether a color such as `rgb(1, 2, 3)` is bright."""
    numbers = color.partition("(")[2].rstrip(")").split(",")[:3]
    return brightness("#" + "".join(f"{int(number):02x}" for number in numbers)) > 0.5


@pytest.mark.parametrize(
    ("wish", "expected"),
    [("light", ["bright", "bright", "dark"]), ("dark", ["dark", "dark", "bright"])],
)
def test_our_own_page_follows_the_users_preference(grounds, wish, expected):
    assert grounds(page("ada", [fragment(hostile())]), wish) == expected


HOSTS = {
    "white": ('<body style="background: #fff">', ["bright", "bright", "dark"]),
    "light": (
        '<body data-jp-theme-light="true" style="background: #fff">',
        ["bright", "bright", "dark"],
    ),
    "dark": (
        '<body data-jp-theme-light="false" style="background: #111">',
        ["dark", "dark", "bright"],
    ),
}


@pytest.mark.parametrize("wish", ["light", "dark"])
@pytest.mark.parametrize("host", HOSTS)
def test_on_another_page_a_report_follows_the_page(grounds, host, wish):
    body, expected = HOSTS[host]
    assert (
        grounds(f"<!DOCTYPE html><html>{body}{fragment(hostile())}</body></html>", wish) == expected
    )
