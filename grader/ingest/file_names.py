"""What the name of a handed-in file says: which exercise is meant, and which copy of it this is.

Browsers and file managers rename what they copy, and mail programs add `.txt`. Students rename too.
"""

import re
import unicodedata
import zipfile
from dataclasses import dataclass

PYTHON = (".py", ".pyw", ".py3")
NOTEBOOK = ".ipynb"
ENDINGS = (*PYTHON, NOTEBOOK, ".txt", ".json")
NUMBER = re.compile(r" ?\((\d{1,3})\)$|-(\d{1,3})$")
"""How a browser names the next copy: `fetch_all (1).py`, `fetch_all(1).py`, `fetch_all-1.py`."""
COPY = re.compile(
    r"(?:[ _-]+\(?|\()(?:copy|kopie|copie|copia|cópia|kopia|kopi)\)?(?: ?\(?\d{1,3}\)?)?$| \d{1,2}$",
    re.I,
)
"""How a file manager does: `fetch_all copy.py`, `fetch_all - Kopie (2).py`, `fetch_all 2.py`."""
COPY_OF = re.compile(
    r"^(?:copy of|kopie von|copie de|copia di|copia de|cópia de|kopia av|kopi av|kopie van) ", re.I
)
UTF_8 = 0x800
"""The flag of a member of a zip whose name is said to be UTF-8."""
OLDER = re.compile(
    r"(?:^|_)(?:old|alt|backup|bak|orig|original|draft|entwurf|template|stub|starter|wip)\d*(?:_|$)"
)
"""Words by which a student says: not this one."""


@dataclass(frozen=True)
class FileName:
    """A file's name, read: `stem` is without endings and marks of copies.

    `kind` is `py`, `ipynb`, `txt`, `bare` (no ending at all) or `other`. `number` counts a browser's
    copies; -1 is a copy of which nobody knows whether it is newer.
    """

    kind: str
    stem: str
    number: int = 0

    def is_meant_for(self, slug: str) -> bool:
        """Whether it is the exercise's name in another spelling: `Fetch-All`, `fetchAll`."""
        return squeezed(self.stem) == squeezed(slug)

    def contains(self, slug: str) -> bool:
        """Whether the exercise's name is a part of it: `fetch_all_final`, `ada_fetch_all`."""
        return f"_{slug}_" in f"_{_words(self.stem)}_"

    @property
    def is_older(self) -> bool:
        """Whether the name itself says that there is a newer one: `fetch_all_old`."""
        return bool(OLDER.search(_words(self.stem)))


def file_name(name: str) -> FileName:
    """Read the name of a file, without its folders."""
    stem, endings, number = composed(name), set(), 0
    while True:
        ending = next((end for end in ENDINGS if stem.lower().endswith(end)), "")
        copied = "" if ending else _without_copy(stem, after_an_ending=True)
        if ending and len(stem) > len(ending):
            endings.add(ending)
            stem = stem[: -len(ending)].rstrip()
        elif copied:
            number, stem = _number(stem, number), copied
        else:
            break
    kind = _kind(endings, bare="." not in stem.strip("."))
    return FileName(kind, stem, number)


def meant(name: FileName, slug: str) -> FileName | None:
    """The name without marks of copies, if it then is the exercise's; None if it never is."""
    while not name.is_meant_for(slug):
        stem = _without_copy(name.stem)
        if not stem:
            return None
        name = FileName(name.kind, stem, _number(name.stem, name.number))
    return name


def uncopied(name: FileName) -> FileName:
    """The name without the number by which a browser tells copies apart: `week1 (2)`."""
    found = re.search(r" ?\((\d{1,3})\)$", name.stem)
    if not found or not found.start():
        return name
    return FileName(name.kind, name.stem[: found.start()], int(found[1]))


def without_number(stem: str) -> tuple[str, int]:
    """A stem without the number by which a browser tells copies apart, and this number, or 0."""
    found = NUMBER.search(stem)
    return (stem[: found.start()], int(found[1] or found[2])) if found else (stem, 0)


def composed(name: str) -> str:
    """The name as most systems write it: macOS writes an accent apart from its letter."""
    return unicodedata.normalize("NFC", name)


def squeezed(name: str) -> str:
    """The letters and digits of a name."""
    return "".join(filter(str.isalnum, composed(name).casefold()))


def name_in_zip(info: zipfile.ZipInfo) -> str:
    """The name of a member. macOS writes UTF-8 and does not say so: Python then reads it as cp437."""
    if info.flag_bits & UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _words(stem: str) -> str:
    return re.sub(r"[^\w]+", "_", stem).casefold().strip("_")


def _kind(endings: set[str], *, bare: bool) -> str:
    if NOTEBOOK in endings:
        return "ipynb"
    if endings & {*PYTHON}:
        return "py"
    if ".txt" in endings:
        return "txt"
    return "bare" if bare and not endings else "other"


def _without_copy(stem: str, *, after_an_ending: bool = False) -> str:
    """The stem without one mark of a copy; empty if there is none."""
    for pattern in (NUMBER, COPY, COPY_OF):
        short = pattern.sub("", stem).strip()
        if short and short != stem and (not after_an_ending or short.lower().endswith(ENDINGS)):
            return short
    return ""


def _number(stem: str, before: int) -> int:
    found = NUMBER.search(stem)
    if (COPY.search(stem) and not found) or COPY_OF.search(stem) or before < 0:
        return -1
    return int(found[1] or found[2]) if found else before
