"""Any bytes named like an archive, also nearly right ones: entries, or Rejected with a sentence."""

import io
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.ingest import Rejected
from grader.ingest.archive import entries_of

NAMES = ("ada/greet.py", "greet.py", "ada/week1.ipynb", "x", "ada/", "é/greet.py", "a" * 200)
KINDS = ("zip", "tar", "tar.gz")


def packed(kind, names):
    data = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
            for place, name in enumerate(names):
                made.writestr(f"{place}/{name}", b"x = 1\n" * place)
        return data.getvalue()
    mode = f"w:{kind.partition('.')[2]}"
    with tarfile.open(fileobj=data, mode=mode, format=tarfile.PAX_FORMAT) as made:
        for place, name in enumerate(names):
            info = tarfile.TarInfo(f"{place}/{name}")
            info.size = 6 * place
            made.addfile(info, io.BytesIO(b"x = 1\n" * place))
    return data.getvalue()


ARCHIVES = {kind: packed(kind, NAMES) for kind in KINDS}


@st.composite
def corrupted(draw, kind):
    """An archive with some bytes changed, cut out or duplicated."""
    data = bytearray(ARCHIVES[kind])
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, max(0, len(data) - 1)))
        change = draw(st.sampled_from(["byte", "cut", "double", "bytes", "end"]))
        if change == "byte" and data:
            data[place] = draw(st.integers(0, 255))
        elif change == "bytes":
            some = draw(
                st.binary(max_size=8) | st.sampled_from([b"\xff" * 8, b"PK\x05\x06", b"\0" * 8])
            )
            data[place : place + len(some)] = some
        elif change == "cut":
            del data[place : place + draw(st.integers(1, 40))]
        elif change == "double":
            data[place:place] = data[place : place + draw(st.integers(1, 600))]
        elif change == "end":
            del data[place:]
    return bytes(data)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_any_bytes_are_entries_or_are_rejected_with_a_sentence(kind, data):
    archive = data.draw(corrupted(kind) | st.binary(max_size=200))
    try:
        found = entries_of(archive, f"class.{kind}", lambda name: 1000)
    except Rejected as reason:
        assert str(reason).endswith(".")
        return
    for entry in found:
        assert len(entry.data) <= 1000
        assert ".." not in entry.parts
