"""Notebooks and answers, as students submit them."""

import json

GREET = "async def greet(name):\n    return f'Hello, {name}!'\n"
FETCH = "async def fetch_all(fetch, urls):\n    return []\n"
ASKS = {"greet": ["greet"], "fetch_all": ["fetch_all"]}


def cell(source, grade_id="", kind="code"):
    metadata = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    return {"cell_type": kind, "metadata": metadata, "source": source}


def notebook(*cells, **more):
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, **more}).encode()


def handed_out(greet=GREET, fetch_all=FETCH, *, between=()):
    return [
        cell("from grader.notebook import check", "setup"),
        cell("# Greet", "brief-greet", "markdown"),
        cell(greet, "answer-greet"),
        cell('check("greet")', "check-greet"),
        *between,
        cell("# Fetch", "brief-fetch_all", "markdown"),
        cell(fetch_all, "answer-fetch_all"),
        cell('check("fetch_all")', "check-fetch_all"),
    ]


def outcome(submissions):
    return {slug: s.rejected or s.text for slug, s in submissions.items()}
