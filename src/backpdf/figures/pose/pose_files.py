"""Reads a folder of pose files, each as a person with a start and a finish picture."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from backpdf.figures.pose.field_reader import FieldReader
from backpdf.figures.pose.pose_model import BodyPose, Ghost, Person, PosePicture
from backpdf.figures.pose.pose_parser import check_fields, read_body, read_person, read_picture
from backpdf.figures.pose.pose_values import PoseFields, PoseValue, near_name, pose_value_of, with_changes
from backpdf.figures.pose.vocabulary import FILE_FIELDS, GHOST_PARTS, NOT_INHERITED, POSE_FIELDS
from backpdf.library.folders import outside_link, stays_inside
from backpdf.library.yaml.document import Document, read_document
from backpdf.problems import Problem
from backpdf.quoting import quoted
from backpdf.text.cleaning import for_terminal

PICTURES = ("start", "finish")
FROM_HINT = 'write "start", or another exercise and picture, like "bridge-start"'


@dataclass(frozen=True, slots=True)
class PosedExercise:
    """Both pictures of one exercise.

    shown: the path of the pose file in messages; pose_fields: the values of each picture with the places
    where they are written, for messages; root: the whole file.
    """

    name: str
    shown: str
    person: Person
    pictures: tuple[PosePicture, ...]
    pose_fields: dict[str, PoseFields]
    root: PoseValue


@dataclass(slots=True)
class PoseFolder:
    """All pose files in one folder; each is read once, on first use.

    root: the library, out of which no link is followed; shown: the path of the folder in messages.
    """

    root: Path
    folder: Path
    shown: str
    _documents: dict[str, tuple[Document | None, list[Problem]]] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The ids of all exercises that have a pose file, sorted."""
        if not stays_inside(self.root, self.folder):
            return []
        return sorted(path.stem for path in self.folder.glob("*.yaml") if not path.name.startswith("."))

    def _document(self, name: str) -> tuple[Document | None, list[Problem]]:
        if name not in self._documents:
            file = f"{name}.yaml"
            path, shown = self.folder / file, f"{self.shown}/{for_terminal(file)}"
            if stays_inside(self.root, path):
                self._documents[name] = read_document(path, shown)
            else:
                self._documents[name] = None, [outside_link(shown)]
        return self._documents[name]

    def exercise(self, name: str) -> tuple[PosedExercise | None, list[Problem]]:
        """One exercise and no problems, or None and all problems of its file."""
        document, problems = self._document(name)
        problems = list(problems)
        if document is None:
            return None, problems
        root = pose_value_of(document, document.value)
        check_fields(root, FILE_FIELDS, "a pose file", problems)
        person = read_person(root.fields.get("person"), problems)
        common = {k: root.fields[k] for k in ("view", "props") if k in root.fields}
        pictures, pose_fields = [], {}
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
            pose_fields[picture] = pose
        if problems:
            return None, problems
        return PosedExercise(
            name, f"{self.shown}/{for_terminal(name)}.yaml", person, tuple(pictures), pose_fields, root
        ), []


@dataclass(slots=True)
class _Resolver:
    """Resolves the `from` fields of pictures, within one file and across files."""

    folder: PoseFolder
    problems: list[Problem]

    def pose(self, name: str, picture: str, trail: tuple[str, ...] = ()) -> PoseFields | None:
        """All fields of one picture, with those that it takes from others; None where there is a problem.

        trail: the pictures that lead here, to find a cycle.
        """
        document, problems = self.folder._document(name)
        if document is None:
            self.problems += problems
            return None
        pose_value = pose_value_of(document, document.value).fields.get(picture)
        if pose_value is None:
            return None
        if not trail and not check_fields(pose_value, POSE_FIELDS, picture, self.problems):
            return None
        return self._with_base(name, pose_value, (*trail, f"{name}-{picture}"))

    def _with_base(self, name: str, pose_value: PoseValue, trail: tuple[str, ...]) -> PoseFields | None:
        """The fields of a picture laid over those of the picture that its `from` names."""
        base: PoseFields = {}
        source = pose_value.fields.get("from")
        if source is not None and source.value is not None:
            found = self._base(name, source, trail)
            if found is None:
                return None
            base = {k: v for k, v in found.items() if k not in NOT_INHERITED}
        own = {k: v for k, v in pose_value.fields.items() if k in POSE_FIELDS and k != "from"}
        return with_changes(base, own)

    def _base(self, name: str, source: PoseValue, trail: tuple[str, ...]) -> PoseFields | None:
        word = source.text or ""
        if not word:
            self.problems.append(source.problem('"from" needs the name of a picture', FROM_HINT))
            return None
        other, picture = (name, word) if word in PICTURES else _split(word)
        if f"{other}-{picture}" in trail:
            cycle = " -> ".join((*trail, f"{other}-{picture}"))
            self.problems.append(source.problem(f"this picture is made from itself: {cycle}"))
            return None
        if not picture or other not in self.folder.names():
            known = [*PICTURES, *(f"{n}-{p}" for n in self.folder.names() for p in PICTURES)]
            self.problems.append(
                source.problem(f"there is no picture {quoted(word)}", near_name(word, known) or FROM_HINT)
            )
            return None
        before = len(self.problems)
        pose = self.pose(other, picture, trail)
        if pose is None and len(self.problems) == before:
            self.problems.append(source.problem(f'"{other}" has no picture "{picture}"'))
        return pose

    def ghost(self, name: str, pose: PoseFields) -> Ghost | None:
        """The ghost of a picture: another position, drawn pale; None where it has none."""
        pose_value = pose.get("ghost")
        if pose_value is None or pose_value.value is None:
            return None
        reader = FieldReader(pose_value, (*POSE_FIELDS, "parts"), "ghost", self.problems)
        fields = self._with_base(name, pose_value, ("ghost",))
        if fields is None:
            return None
        return Ghost(self._body(fields), self._parts(reader))

    def _body(self, pose: PoseFields) -> BodyPose:
        return read_body(pose, self.problems)

    def _parts(self, reader: FieldReader) -> tuple[str, ...]:
        pose_value = reader.get("parts")
        if pose_value is None:
            return GHOST_PARTS
        parts = []
        for item in pose_value.items or ():
            if item.text in GHOST_PARTS:
                parts.append(item.text)
            else:
                self.problems.append(
                    item.problem(
                        f"{quoted(item.text or '')} is not a part of a ghost",
                        near_name(item.text or "", GHOST_PARTS),
                    )
                )
        return tuple(parts)


def _split(word: str) -> tuple[str, str]:
    """ "bridge-start" as exercise and picture; the picture is empty where there is none."""
    name, _, picture = word.rpartition("-")
    return (name, picture) if picture in PICTURES else (word, "")
