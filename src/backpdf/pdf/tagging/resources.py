"""Prepared pictures as XObjects of a file."""

from __future__ import annotations

from collections.abc import Mapping

from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value
from backpdf.pdf.tagging.prepared import GraphicsState, Prepared, PreparedForm, PreparedImage


def add_pictures(
    file: FileBuilder, pictures: Mapping[str, Prepared], stored: dict[str, Ref] | None = None
) -> dict[str, Value]:
    """Adds pictures to a file, each once; returns the XObject resources by name.

    stored holds those that are in the file already, and gains these.
    """
    stored = {} if stored is None else stored
    return {name: _add(file, prepared, stored) for name, prepared in pictures.items()}


def _add(file: FileBuilder, prepared: Prepared, stored: dict[str, Ref]) -> Ref:
    ref = stored.get(prepared.name)
    if ref is None:
        if isinstance(prepared, PreparedForm):
            ref = _add_form(file, prepared)
        else:
            ref = _add_image(file, prepared, stored)
        stored[prepared.name] = ref
    return ref


def _add_form(file: FileBuilder, form: PreparedForm) -> Ref:
    """Adds a form XObject (ISO 32000-1, 8.10).

    It has no marked content of its own: all of it belongs to the mark around its Do operator.
    """
    resources: dict[str, Value] = {}
    if form.graphics_states:
        resources["ExtGState"] = _graphics_states(form.graphics_states)
    return file.add_stream(
        {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": [form.left, 0, form.left + form.width, float(form.height)],
            "Resources": resources,
            "Filter": Name("FlateDecode"),
        },
        form.content,
    )


def _add_image(file: FileBuilder, image: PreparedImage, stored: dict[str, Ref]) -> Ref:
    """Adds an image XObject (ISO 32000-1, 8.9)."""
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": Name(image.colour_space),
        "BitsPerComponent": image.bits,
        "Filter": Name(image.filter),
    }
    if image.soft_mask is not None:
        entries["SMask"] = _add(file, image.soft_mask, stored)
    return file.add_stream(entries, image.data)


def _graphics_states(states: Mapping[str, GraphicsState]) -> dict[str, Value]:
    """The ExtGState resources of a form (ISO 32000-1, 8.4.5)."""
    resources: dict[str, Value] = {}
    for name, state in states.items():
        entries: dict[str, Value] = {"Type": Name("ExtGState")}
        if state.fill_alpha is not None:
            entries["ca"] = state.fill_alpha
        if state.stroke_alpha is not None:
            entries["CA"] = state.stroke_alpha
        resources[name] = entries
    return resources
