"""What stands below the fields of a model: the words that an editor shows while a clinician types."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from textwrap import dedent


def field_texts(model: type) -> dict[str, str]:
    """Name of a field -> the text below it, from the source of the model.

    pydantic can do this itself (`use_attribute_docstrings`), but then does it for every model at every
    start of the program.
    """
    definition = ast.parse(dedent(inspect.getsource(model))).body[0]
    assert isinstance(definition, ast.ClassDef)
    texts: dict[str, str] = {}
    for field, below in pairwise(definition.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                texts[name] = inspect.cleandoc(text)
    return texts
