"""The folder of pose files: which there are, and each as a person with a start and a finish."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from backpdf.figures.pose.field_reader import FieldReader
from backpdf.figures.pose.pose_model import Body, Ghost, Person, PosePicture
from backpdf.figures.pose.pose_parser import check_fields, read_body, read_person, read_picture
from backpdf.figures.pose.pose_values import Pose, PoseValue, changed, near_name, pose_value_of
from backpdf.figures.pose.vocabulary import FILE_FIELDS, GHOST_PARTS, NOT_INHERITED, POSE_FIELDS
from backpdf.library.yaml.document import Document, read_document
from backpdf.problems import Problem

PICTURES = ("start", "finish")
FROM_HINT = 'write "start", or another exercise and picture, like "bridge-start"'


@dataclass(frozen=True, slots=True)
class PosedExercise:
    """Both pictures of one exercise, and where each limb's target was written (for messages)."""

    name: str
    shown: str
    person: Person
    pictures: tuple[PosePicture, ...]
    poses: dict[str, Pose]
    root: PoseValue


@dataclass(slots=True)
class PoseFolder:
    """All pose files under one folder; files are read once, when they are needed."""

    folder: Path
    shown: str
    _documents: dict[str, tuple[Document | None, list[Problem]]] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The ids of all exercises that have a pose file, sorted."""
        return sorted(path.stem for path in self.folder.glob("*.yaml") if not path.name.startswith("."))

    def _document(self, name: str) -> tuple[Document | None, list[Problem]]:
        if name not in self._documents:
            file = f"{name}.yaml"
            self._documents[name] = read_document(self.folder / file, f"{self.shown}/{file}")
        return self._documents[name]

    def exercise(self, name: str) -> tuple[PosedExercise | None, list[Problem]]:
        """One exercise, or all that is wrong with its file."""
        document, problems = self._document(name)
        problems = list(problems)
        if document is None:
            return None, problems
        root = pose_value_of(document, document.value)
        check_fields(root, FILE_FIELDS, "a pose file", problems)
        person = read_person(root.fields.get("person"), problems)
        common = {k: root.fields[k] for k in ("view", "props") if k in root.fields}
        pictures, poses = [], {}
        for picture in PICTURES:
            if picture not in root.fields:
                problems.append(root.problem(f'the picture "{picture}" is missing', f'add "{picture}:"'))
                continue
            resolver = _Resolver(self, problems)
            pose = resolver.pose(name, picture)
            if pose is None:
                continue
            drawn = read_picture(picture, pose, common, problems)
            pictures.append(replace(drawn, ghost=resolver.ghost(name, pose)))
            poses[picture] = pose
        if problems:
            return None, problems
        return PosedExercise(name, f"{self.shown}/{name}.yaml", person, tuple(pictures), poses, root), []


@dataclass(slots=True)
class _Resolver:
    """Follows `from` to other pictures, in this file or others."""

    library: PoseFolder
    problems: list[Problem]

    def pose(self, name: str, picture: str, trail: tuple[str, ...] = ()) -> Pose | None:
        """All fields of one picture, what it takes from others included."""
        document, problems = self.library._document(name)
        if document is None:
            self.problems += problems
            return None
        entry = pose_value_of(document, document.value).fields.get(picture)
        if entry is None:
            return None
        if not trail and not check_fields(entry, POSE_FIELDS, picture, self.problems):
            return None
        return self._over(name, entry, (*trail, f"{name}-{picture}"))

    def _over(self, name: str, entry: PoseValue, trail: tuple[str, ...]) -> Pose | None:
        """The fields of an entry over those of the picture that it is `from`."""
        base: Pose = {}
        source = entry.fields.get("from")
        if source is not None and source.value is not None:
            found = self._base(name, source, trail)
            if found is None:
                return None
            base = {k: v for k, v in found.items() if k not in NOT_INHERITED}
        own = {k: v for k, v in entry.fields.items() if k in POSE_FIELDS and k != "from"}
        return changed(base, own)

    def _base(self, name: str, source: PoseValue, trail: tuple[str, ...]) -> Pose | None:
        word = source.text or ""
        if not word:
            self.problems.append(source.problem('"from" needs the name of a picture', FROM_HINT))
            return None
        other, picture = (name, word) if word in PICTURES else _split(word)
        if f"{other}-{picture}" in trail:
            way = " -> ".join((*trail, f"{other}-{picture}"))
            self.problems.append(source.problem(f"this picture is made from itself: {way}"))
            return None
        if not picture or other not in self.library.names():
            known = [*PICTURES, *(f"{n}-{p}" for n in self.library.names() for p in PICTURES)]
            self.problems.append(
                source.problem(f'there is no picture "{word}"', near_name(word, known) or FROM_HINT)
            )
            return None
        before = len(self.problems)
        pose = self.pose(other, picture, trail)
        if pose is None and len(self.problems) == before:
            self.problems.append(source.problem(f'"{other}" has no picture "{picture}"'))
        return pose

    def ghost(self, name: str, pose: Pose) -> Ghost | None:
        """The pale other position of a picture."""
        entry = pose.get("ghost")
        if entry is None or entry.value is None:
            return None
        reader = FieldReader(entry, (*POSE_FIELDS, "parts"), "ghost", self.problems)
        fields = self._over(name, entry, ("ghost",))
        if fields is None:
            return None
        return Ghost(self._body(fields), self._parts(reader))

    def _body(self, pose: Pose) -> Body:
        return read_body(pose, self.problems)

    def _parts(self, reader: FieldReader) -> tuple[str, ...]:
        entry = reader.get("parts")
        if entry is None:
            return GHOST_PARTS
        parts = []
        for item in entry.items or ():
            if item.text in GHOST_PARTS:
                parts.append(item.text)
            else:
                self.problems.append(
                    item.problem(
                        f'"{item.text or ""}" is not a part of a ghost',
                        near_name(item.text or "", GHOST_PARTS),
                    )
                )
        return tuple(parts)


def _split(word: str) -> tuple[str, str]:
    """ "bridge-start" as exercise and picture; the picture is empty where there is none."""
    name, _, picture = word.rpartition("-")
    return (name, picture) if picture in PICTURES else (word, "")
