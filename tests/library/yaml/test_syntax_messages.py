"""Messages about YAML syntax, one case for each, with both of PyYAML's parsers."""

from __future__ import annotations

import pytest
import yaml
from library.syntax_cases import SYNTAX

from backpdf.library.yaml.document import parse_document

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def rendered_problems(
    text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = yaml.SafeLoader
) -> str:
    _, problems = parse_document(text, "a.yaml", loader=loader)
    return "".join(f"{problem.render()}\n" for problem in problems)


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("name", SYNTAX)
def test_message(name: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> None:
    text, expected = SYNTAX[name]
    assert rendered_problems(text, loader) == expected


# Terms of the YAML specification, which clinicians do not know.
YAML_TERMS = ("mapping", "scalar", "token", "sequence", "stream", "flow", "anchor", "alias", "simple key")


@pytest.mark.parametrize("name", SYNTAX)
def test_no_term_of_the_yaml_specification(name: str) -> None:
    text, _ = SYNTAX[name]
    _, problems = parse_document(text, "a.yaml")
    for problem in problems:
        assert not [word for word in YAML_TERMS if word in f"{problem.message} {problem.hint}"]
