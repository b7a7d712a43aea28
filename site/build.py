"""Builds the site: `python site/build.py build/site`. `make site` calls it.

The sources are collected beside the site, in `build/site-sources`, and the new site takes the place of
the old one only when it is whole. A warning of Sphinx, such as a dead link, is an error.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from sphinx.cmd.build import build_main

from book import api, contents, exercises, markdown, play
from book.finish import finish
from grader.exercise.catalog import KIT, Catalog
from grader.exercise.decorators import CatalogError

HERE = Path(__file__).resolve().parent
DATA = Path("_static", "exercises.json")
"""What the site has of each exercise, for programs. A folder with this file is a site."""


def sources(catalog: Catalog) -> dict[str, str]:
    """All sources of the site: path and text of each."""
    pages = markdown.sources()
    return {
        **pages,
        **contents.with_exercises(pages, catalog),
        **contents.of_mistakes(pages),
        **exercises.sources(catalog),
        **api.sources(),
        "mistakes/index.md": contents.mistakes_page(),
        "browser.md": contents.browser_page(pages, catalog),
        "index.md": contents.start_page(pages, catalog),
    }


def write(folder: Path, texts: dict[str, str]) -> None:
    """Make a folder that has these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def main(target: Path) -> int:
    """Build the site into this folder. Returns the exit status: 0, or what an author must fix."""
    if target.exists() and not (target / DATA).is_file():
        print(f"{target} is there and is no site: name another folder, or delete it.")
        return 2
    catalog = Catalog(KIT / "exercises")
    collected, new = (target.with_name(f"{target.name}-{part}") for part in ("sources", "new"))
    try:
        write(collected, sources(catalog))
    except (markdown.SolutionLinked, CatalogError) as error:
        print(error)
        return 1
    if status := _html(collected, new):
        return status
    finish(new)
    if not _play(new / "_static" / "play", catalog):
        return 2
    (new / DATA).write_text(exercises.as_json(catalog), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    new.rename(target)
    print(f"The site is in {target}.")
    return 0


def _play(folder: Path, catalog: Catalog) -> bool:
    """Make what grades in the page: scripts, Python for the browser, the kit and the exercises."""
    if shutil.which("npm") is None:
        print("The site needs Node.js 20 or newer, with npm: install them (Debian: nodejs, npm).")
        return False
    if not (HERE / "node_modules" / ".package-lock.json").is_file():
        quiet = ["--ignore-scripts", "--loglevel=error"]
        subprocess.run(["npm", "ci", *quiet], cwd=HERE, check=True)
    subprocess.run(["node", "play/build.mjs", str(folder.resolve())], cwd=HERE, check=True)
    play.write(folder, catalog)
    subprocess.run(["node", "play/compile.mjs", str(folder.resolve())], cwd=HERE, check=True)
    return True


def _html(collected: Path, new: Path) -> int:
    """Let Sphinx make pages of the sources; a warning is an error. Returns its exit status."""
    shutil.rmtree(new, ignore_errors=True)
    options = ["-q", "-W", "--keep-going", "-E", "-j", "2", "-d", str(collected / ".doctrees")]
    return build_main([*options, "-c", str(HERE), str(collected), str(new)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else KIT / "build" / "site"))
