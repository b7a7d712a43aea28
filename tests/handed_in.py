"""Classes as they are handed in, made in memory: zips, and what is read from them."""

import io
import json
import zipfile

from grader.exercise.catalog import KIT, Catalog
from grader.ingest import read_submissions
from grader.ingest.wanted import wanted_of

RIGHT = "async def fetch_all(fetch, urls):\n    return [await fetch(url) for url in urls]\n"
NEWER = "async def fetch_all(fetch, urls):\n    return list(urls)\n"
GREET = "async def greet(name):\n    print(name)\n"
CATALOG = Catalog(KIT / "exercises")


def zipped(files):
    """A zip of these files; a name that ends in `/` is a folder."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def notebook(*cells):
    """A notebook that has lost all its marks."""
    code = [{"cell_type": "code", "metadata": {}, "source": cell, "outputs": []} for cell in cells]
    return json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


def found(tmp_path, files, *names):
    """What is read of a zip of these files, if these exercises are graded; all, without names."""
    path = tmp_path / "class.zip"
    path.write_bytes(zipped(files))
    exercises = CATALOG.select(names)
    wanted = wanted_of(exercises, CATALOG.exercises, all_wanted=bool(names))
    return read_submissions(path, wanted.slugs, wanted=wanted)


def told(read, student, slug="fetch_all"):
    """The answer's text, or why it is none."""
    one = read.answer(student, slug)
    return one.rejected or one.text
