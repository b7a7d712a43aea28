"""Every page: its links, its headings, and that it loads nothing from elsewhere."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest

from book import finish, markdown
from tests.site.conftest import KIT

ELSEWHERE = re.compile(r"""url\(\s*["']?(?:https?:)?//|@import\s+["'](?:https?:)?//""")


def dead(pages, site, path):
    """The links of a page to inside the site that lead nowhere, as `page: link`."""
    return [
        f"{path}: {link}"
        for link in pages[path].links + pages[path].loaded
        if not urlsplit(link).netloc and not leads_somewhere(pages, site, path, link)
    ]


def leads_somewhere(pages, site, path, link):
    parts = urlsplit(link)
    if parts.scheme:
        return True
    file = (site / path).parent / unquote(parts.path) if parts.path else site / path
    if not file.is_file():
        return False
    target = pages.get(file.resolve().relative_to(site.resolve()).as_posix())
    return not parts.fragment or target is None or unquote(parts.fragment) in target.ids


def test_every_link_inside_leads_to_a_page_and_a_place_on_it(pages, site):
    assert [link for path in pages for link in dead(pages, site, path)] == []
    assert sum(len(page.links) for page in pages.values()) > 5000


@pytest.mark.parametrize("link", ["nowhere.html", "index.html#nowhere", "#nowhere"])
def test_a_dead_link_is_noticed(link, pages, site):
    page = replace(pages["readme.html"], links=[link])
    assert dead({**pages, "readme.html": page}, site, "readme.html") == [f"readme.html: {link}"]


def test_every_markdown_file_has_its_page(pages):
    expected = {f"{page}.html" for page in markdown.pages().values()}
    assert len(expected) > 130
    assert expected - set(pages) == set()


def test_no_page_loads_anything_from_another_host(pages, site):
    assert [one for p in pages.values() for one in p.loaded if urlsplit(one).netloc] == []
    styles = {file: file.read_text("utf-8") for file in site.rglob("*.css")}
    inside = {file: file.read_text("utf-8") for file in site.rglob("*.html")}
    assert [file.name for file, text in (styles | inside).items() if ELSEWHERE.search(text)] == []
    assert ELSEWHERE.search("@import 'https://fonts.example/x.css'; a { src: url(//b.example) }")


def test_a_page_has_one_title_and_its_headings_skip_no_level(pages):
    wrong = {
        path: page.headings
        for path, page in pages.items()
        if page.headings.count(1) != 1
        or page.headings[0] != 1
        or any(below - above > 1 for above, below in pairwise(page.headings))
    }
    assert wrong == {}


def test_every_picture_says_in_words_what_it_shows(pages):
    pictures = [(path, one) for path, page in pages.items() for one in page.having("img")]
    assert pictures != []
    assert [path for path, picture in pictures if len(picture.get("alt", "")) < 20] == []


@pytest.mark.parametrize("change", finish.CHANGES.values())
def test_each_change_to_what_the_theme_makes_is_needed(change, site):
    assert any(change in file.read_text("utf-8") for file in site.rglob("*.html"))


def test_the_site_tells_nothing_about_the_machine_and_has_no_addresses_of_objects(site):
    texts = {f: f.read_text("utf-8") for f in site.rglob("*") if f.suffix in {".html", ".js"}}
    told = re.compile(rf"{re.escape(str(KIT))}|{re.escape(str(site))}|object at 0x")
    assert [file.name for file, text in texts.items() if told.search(text)] == []


@pytest.mark.parametrize("link", ["nowhere.md", "index.md#nowhere", "../docs/nowhere.svg"])
def test_a_dead_link_in_a_source_stops_the_build(link, tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "index.md").write_text(f"# Start\n\n[a link]({link})\n", "utf-8")
    options = ["-q", "-W", "-c", KIT / "site", sources, tmp_path / "site"]
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", *options], capture_output=True, text=True, check=False
    )
    assert built.returncode == 1
    assert "index.md:3: WARNING" in built.stderr
