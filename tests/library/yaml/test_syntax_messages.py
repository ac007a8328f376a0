"""One case for each message about YAML, with both of PyYAML's parsers."""

from __future__ import annotations

import pytest
import yaml
from library.syntax_cases import SYNTAX

from backpdf.library.yaml.document import parse_document

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def told(text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = yaml.SafeLoader) -> str:
    _, problems = parse_document(text, "a.yaml", loader=loader)
    return "".join(f"{problem.render()}\n" for problem in problems)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("name", SYNTAX)
def test_what_is_told(name: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> None:
    text, expected = SYNTAX[name]
    assert told(text, loader) == expected


# Words that the machinery uses and a clinician should never read.
FOREIGN = ("mapping", "scalar", "token", "sequence", "stream", "flow", "anchor", "alias", "simple key")


@pytest.mark.parametrize("name", SYNTAX)
def test_no_word_of_the_machinery(name: str) -> None:
    text, _ = SYNTAX[name]
    _, problems = parse_document(text, "a.yaml")
    for problem in problems:
        assert not [word for word in FOREIGN if word in f"{problem.message} {problem.hint}"]
