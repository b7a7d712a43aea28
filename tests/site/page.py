"""What a test reads in a page of the built site."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "link": "href",
    "form": "action",
}
"""The attribute by which an element loads something, or sends it, without a click."""
INLINE = {"a", "b", "code", "em", "span", "strong"}


@dataclass
class Page:
    """One page: its text, with a line for each block, and what its tags say."""

    file: Path
    text: str = ""
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def having(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of all elements of this kind with these attributes."""
        return [of for name, of in self.tags if name == tag and attributes.items() <= of.items()]


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.page.tags.append((tag, attributes))
        if "id" in attributes:
            self.page.ids.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.page.links.append(attributes["href"])
        if tag in LOADS and LOADS[tag] in attributes:
            self.page.loaded.append(attributes[LOADS[tag]])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append(int(tag[1]))
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data):
        self.parts.append(data)


def read(file: Path, html: str | None = None) -> Page:
    """The page in a file, or of this HTML."""
    page = Page(file)
    reader = _Reader(page)
    reader.feed(file.read_text(encoding="utf-8") if html is None else html)
    reader.close()
    page.text = "".join(reader.parts)
    return page
