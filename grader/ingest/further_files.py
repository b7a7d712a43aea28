"""The further files of answers among what a class handed in: each goes with the answer that imports it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.exercise.further_files import with_files
from grader.exercise.submission import Rejected, Submission
from grader.ingest.course_systems import Marks
from grader.ingest.hand_in import Claim, Further, HandIn
from grader.ingest.wanted import Wanted


def with_further_files(read: Sequence[HandIn], marks: Marks, wanted: Wanted) -> list[HandIn]:
    """The hand-ins, each answer with the files that it imports, which are none by themselves.

    They lie in the folder of the answer. Where a course system has put all files into one, they are
    those of the same student, handed in together. Of several copies the newest counts.
    """
    folders: dict[object, dict[str, InFolder]] = {}
    for place, one in enumerate(read):
        if (file := one.further) is not None:
            inside = folders.setdefault(_folder(one, marks), {})
            known = inside.get(file.name)
            if known is None or file.number >= known.file.number:
                inside[file.name] = InFolder(place, file)
    joining = Joining(list(read))
    for place in sorted(range(len(read)), key=lambda place: _plainest(read[place])):
        if beside := folders.get(_folder(read[place], marks)):
            joining.fill(place, beside, wanted)
    return joining.kept()


@dataclass(frozen=True)
class InFolder:
    """A file that answers in its folder may import, and its place among the hand-ins."""

    place: int
    file: Further


@dataclass
class Joining:
    """The hand-ins, and which of them another one's answer to an exercise has imported."""

    read: list[HandIn]
    used: set[tuple[int, str]] = field(default_factory=set)

    def fill(self, place: int, beside: Mapping[str, InFolder], wanted: Wanted) -> None:
        """Add to the answers in one hand-in what they import, unless it is itself imported."""
        for slug, claim in self.read[place].claims.items():
            if slug in wanted.split and _is_a_file(claim) and (place, slug) not in self.used:
                answer = self._filled(claim.submission, slug, place, beside)
                one = self.read[place]
                claims = {**one.claims, slug: replace(claim, submission=answer)}
                self.read[place] = replace(one, claims=claims)

    def _filled(
        self, answer: Submission, slug: str, place: int, beside: Mapping[str, InFolder]
    ) -> Submission:
        def data(name: str) -> bytes | None:
            found = beside.get(name)
            if found is None or found.place == place:
                return None
            self.used.add((found.place, slug))
            if found.file.problem:
                raise Rejected(found.file.problem)
            return found.file.data

        return with_files(answer, slug, data)

    def kept(self) -> list[HandIn]:
        """All but those that are nothing else than a part of another one's answer."""
        parts = {place for place, _ in self.used}
        kept = []
        for place, one in enumerate(self.read):
            claims = {s: c for s, c in one.claims.items() if (place, s) not in self.used}
            if claims or place not in parts:
                kept.append(replace(one, claims=claims) if place in parts else one)
        return kept


def _folder(one: HandIn, marks: Marks) -> object:
    """Where it lies, and whose it is as far as a mark tells. Each attempt in Blackboard has its time."""
    found = marks.of(one.parts)
    return one.parts[:-1], (found[0].student, found[0].id, found[0].time) if found else None


def _plainest(one: HandIn) -> int:
    """How plain it is by its name that this is an answer: that comes first, and imports the others."""
    return min((claim.plain for claim in one.claims.values()), default=0)


def _is_a_file(claim: Claim) -> bool:
    """Whether an answer is all of a Python file: cells of a notebook import nothing from beside it."""
    return claim.name.kind != "ipynb" and not claim.submission.before
