"""What a validator says when a value is wrong: a code and facts, the words come later."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def fault(code: str, **facts: object) -> PydanticCustomError:
    """An error for a validator to raise; `words` has the words for every code.

    The text in it only serves people who use the models from Python.
    """
    told = ", ".join(f"{name}: {fact}" for name, fact in facts.items())
    plain = f"{code.replace('_', ' ')}{f' ({told})' if told else ''}"
    # pydantic would read braces in the text as places to fill in.
    return PydanticCustomError(code, plain.replace("{", "(").replace("}", ")"), facts)
