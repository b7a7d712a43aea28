"""Build hook of the wheel: adds the exercises, and sealed solutions and versions, to the package."""

import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KitHook(BuildHookInterface):
    """Adds the exercises, one file with the sealed solutions and one with versions to `grader/_kit/` of a wheel."""

    def initialize(self, version, build_data):
        if version == "editable":  # a clone or a student's archive has the exercises already
            return
        sys.path.insert(0, self.root)
        from grader.exercise.learner_files import learner_files, right_answers, sealed_versions
        from grader.exercise.sealing import SEALED, SEALED_VERSIONS, seal

        root = Path(self.root)
        included = build_data["force_include"]
        for path, file in learner_files(root).items():
            included[str(file)] = f"grader/_kit/{path}"
        answers = {
            folder.relative_to(root / "solutions").as_posix(): right_answers(folder)
            for folder in sorted(root.glob("solutions/*/*/"))
        }
        self.folder = tempfile.TemporaryDirectory()
        sealed = Path(self.folder.name, SEALED)
        sealed.write_text(seal(answers), encoding="ascii")
        included[str(sealed)] = f"grader/_kit/{SEALED}"
        versions = Path(self.folder.name, SEALED_VERSIONS)
        versions.write_text(sealed_versions(root), encoding="ascii")
        included[str(versions)] = f"grader/_kit/{SEALED_VERSIONS}"

    def finalize(self, version, build_data, artifact_path):
        if version != "editable":
            self.folder.cleanup()
