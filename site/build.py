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

HERE = Path(__file__).resolve().parent


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
        "index.md": contents.start_page(pages, catalog),
    }


def write(folder: Path, texts: dict[str, str]) -> None:
    """Make a folder that has these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def build_play(folder: Path, catalog: Catalog) -> None:
    """Make what grades in the page: the scripts, Python for the browser, the kit and the exercises."""
    if not (HERE / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--no-fund", "--no-audit"], cwd=HERE, check=True)
    subprocess.run(["node", "play/build.mjs", str(folder.resolve())], cwd=HERE, check=True)
    play.write(folder, catalog)


def main(target: Path) -> int:
    """Build the site into this folder. Returns the exit status: 0, or Sphinx's."""
    catalog = Catalog(KIT / "exercises")
    collected, new = (target.with_name(f"{target.name}-{part}") for part in ("sources", "new"))
    write(collected, sources(catalog))
    shutil.rmtree(new, ignore_errors=True)
    options = ["-q", "-W", "--keep-going", "-E", "-j", "2", "-d", str(collected / ".doctrees")]
    status = build_main([*options, "-c", str(HERE), str(collected), str(new)])
    if status == 0:
        finish(new)
        build_play(new / "_static" / "play", catalog)
        (new / "_static" / "exercises.json").write_text(exercises.as_json(catalog), "utf-8")
        shutil.rmtree(target, ignore_errors=True)
        new.rename(target)
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
