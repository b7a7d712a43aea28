"""What is changed in the pages that the theme has made, so that everyone can use them.

Each change is for a rule of axe-core that Sphinx 9.0 and Furo 2025.12 break: a heading has a level, and a
landmark has a name if there are two of its kind. A page has a heading of level 1.
"""

from collections.abc import Mapping
from pathlib import Path

CHANGES: Mapping[str, str] = {
    '<p class="caption" role="heading">': '<p class="caption">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="This page">',
    '<div id="search-results">': '<h1>Search</h1>\n<div id="search-results">',
}


def finish(site: Path) -> None:
    """Change all pages of a built site."""
    for page in site.rglob("*.html"):
        page.write_text(finished(page.read_text(encoding="utf-8")), encoding="utf-8")


def finished(html: str) -> str:
    """A page with the changes."""
    for old, new in CHANGES.items():
        html = html.replace(old, new)
    return html
