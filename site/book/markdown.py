"""Our Markdown files as pages of the site: where each one is, and where its links lead.

The files stay as they are in the repository. What changes on the way to the site is only where their
links lead, and that the name of a mistake becomes a link to its page.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.exercise.catalog import KIT

PAGES = {
    "README.md": "readme",
    "CHANGELOG.md": "changelog",
    "CONTRIBUTING.md": "contributing",
    "docs/*.md": "docs/{name}",
    "exercises/*/README.md": "exercises/{folder}/index",
    "grader/mistakes/*.md": "mistakes/{name}",
}
"""Where each of our Markdown files is on the site."""
CODE_OR_LINK = re.compile(
    r"(?P<block>^ *```.*?^ *```$)"
    r"|(?P<named>(?<![`\[])`(?P<name>[a-z]+(?:-[a-z]+)+)`(?![`\]]))"
    r"|(?P<code>`[^`\n]+`)"
    r"|(?<=\]\()(?P<path>[^)#:\s]+)(?=[)#])",
    re.MULTILINE | re.DOTALL,
)


class SolutionLinked(Exception):
    """A page links to a solution, which the site does not have. The message names both."""


def pages(kit: Path = KIT) -> dict[str, str]:
    """The Markdown files that are pages, as paths in the kit, and the name of each one's page."""
    files = [(file, place) for pattern, place in PAGES.items() for file in kit.glob(pattern)]
    return {
        file.relative_to(kit).as_posix(): place.format(name=file.stem, folder=file.parent.name)
        for file, place in sorted(files)
    }


@dataclass
class Links:
    """Leads the links of our Markdown files to the pages of the site.

    `files` collects the files that are linked to and are no pages: text files, which get a page
    of their own, and pictures.
    """

    pages: Mapping[str, str]
    kit: Path = KIT
    files: set[str] = field(default_factory=set)

    def led_to_pages(self, file: str, text: str) -> str:
        """The text of a file, with its links changed. SolutionLinked if one leads to a solution."""
        return CODE_OR_LINK.sub(lambda found: self._changed(file, found), text)

    def _changed(self, file: str, found: re.Match[str]) -> str:
        if found["path"]:
            return self._target(file, found["path"])
        page = f"grader/mistakes/{found['name']}.md"
        if found["named"] and page in self.pages and page != file:
            return f"[{found['named']}](/{self.pages[page]}.md)"
        return found[0]

    def _target(self, file: str, path: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        if target in self.pages:
            return f"/{self.pages[target]}.md"
        if not (self.kit / target).is_file():
            return path  # a dead link: Sphinx warns of it, and names file and line
        if target.startswith("solutions/"):
            raise SolutionLinked(f"{file}: a link to {target}: the site has no solutions.")
        self.files.add(target)
        return f"/{target}" if _is_picture(target) else f"/{page_of_file(target)}.md"


def page_of_file(file: str) -> str:
    """The name of the page that shows a file which is no Markdown."""
    return f"files/{file}"


def sources(kit: Path = KIT) -> dict[str, str]:
    """The pages from our Markdown files, and the files that these link to: path and text of each."""
    links = Links(pages(kit), kit)
    texts = {
        f"{page}.md": links.led_to_pages(file, (kit / file).read_text(encoding="utf-8"))
        for file, page in links.pages.items()
    }
    linked = {file: (kit / file).read_text(encoding="utf-8") for file in sorted(links.files)}
    shown = {
        f"{page_of_file(file)}.md": _as_page(file, text)
        for file, text in linked.items()
        if not _is_picture(file)
    }
    return texts | shown | {file: text for file, text in linked.items() if _is_picture(file)}


def _is_picture(file: str) -> bool:
    return file.endswith(".svg")


def _as_page(file: str, text: str) -> str:
    language = {".py": "python", ".toml": "toml"}.get(Path(file).suffix, "text")
    return f"---\norphan: true\n---\n\n# {file}\n\n`````{language}\n{text}\n`````\n"
