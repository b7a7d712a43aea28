"""`awaitlings explain`: the pages, and their links where they cannot be clicked."""

import re

import pytest

from grader.diagnosis.pages import pages
from grader.report.markdown import LINK
from tests.terminal import Term

pytestmark = pytest.mark.one_python

LINKED = {name: page.text for name, page in pages().items() if "](https://" in page.text}


@pytest.mark.parametrize("name", ["serial-await", *sorted(LINKED)[:2]])
def test_without_a_terminal_links_are_shown_with_their_addresses(name, kit):
    told = kit.run("explain", name, COLUMNS="80").stdout.split()  # in one piece, to be copied
    addresses = re.findall(r"\]\((https://[^)]+)\)", LINKED[name])
    assert [address for address in addresses if address not in told] == []


def test_in_a_terminal_links_can_be_clicked(kit):
    name = sorted(LINKED)[0]
    command = kit.command("explain", name, TERM="xterm-256color")
    environment = {key: value for key, value in command["env"].items() if key != "NO_COLOR"}
    with Term(command["args"], command["cwd"], environment) as term:
        text = term.until(pages()[name].summary.split()[0])
    assert "https://" not in text


def test_every_link_of_a_page_is_shown():
    found = {name: len(LINK.findall(text)) for name, text in LINKED.items()}
    assert found == {name: text.count("](") for name, text in LINKED.items()}
