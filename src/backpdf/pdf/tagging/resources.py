"""Prepared pictures as objects of a file, each stored once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value
from backpdf.pdf.tagging.prepared import GraphicsState, Prepared, PreparedForm, PreparedImage


class PreparedNames:
    """The pictures of a document, in order of first use, with the names that pages use for them."""

    def __init__(self) -> None:
        self._names: dict[Hashable, str] = {}
        self._pictures: dict[str, Prepared] = {}

    def name(self, prepared: Prepared) -> str:
        """The resource name of a picture; the same for equal pictures."""
        key = _key(prepared)
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"X{len(self._names)}"
            self._pictures[name] = prepared
        return name

    def add_to(self, file: FileBuilder) -> dict[str, Value]:
        """Stores all pictures; the XObject resources of the document."""
        stored: dict[Hashable, Ref] = {}
        return {name: _add(file, prepared, stored) for name, prepared in self._pictures.items()}


def _key(prepared: Prepared) -> Hashable:
    if isinstance(prepared, PreparedImage):
        return prepared
    return (
        prepared.content,
        prepared.width,
        prepared.height,
        tuple(prepared.graphics_states.items()),
        tuple(prepared.images.items()),
    )


def _add(file: FileBuilder, prepared: Prepared, stored: dict[Hashable, Ref]) -> Ref:
    key = _key(prepared)
    if key not in stored:
        add = _add_form if isinstance(prepared, PreparedForm) else _add_image
        stored[key] = add(file, prepared, stored)  # type: ignore[arg-type]
    return stored[key]


def _add_form(file: FileBuilder, form: PreparedForm, stored: dict[Hashable, Ref]) -> Ref:
    """ISO 32000-1, 8.10.  Without marked content: the whole form belongs to the mark round its Do."""
    resources: dict[str, Value] = {}
    if form.graphics_states:
        resources["ExtGState"] = graphics_state_resources(form.graphics_states)
    if form.images:
        resources["XObject"] = {name: _add(file, image, stored) for name, image in form.images.items()}
    return file.add_stream(
        {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": [0, 0, float(form.width), float(form.height)],
            "Resources": resources,
            "Filter": Name("FlateDecode"),
        },
        form.content,
    )


def _add_image(file: FileBuilder, image: PreparedImage, stored: dict[Hashable, Ref]) -> Ref:
    """ISO 32000-1, 8.9."""
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


def graphics_state_resources(states: Mapping[str, GraphicsState]) -> dict[str, Value]:
    """ISO 32000-1, 8.4.5."""
    resources: dict[str, Value] = {}
    for name, state in states.items():
        entries: dict[str, Value] = {"Type": Name("ExtGState")}
        if state.fill_alpha is not None:
            entries["ca"] = state.fill_alpha
        if state.stroke_alpha is not None:
            entries["CA"] = state.stroke_alpha
        if state.blend_mode is not None:
            entries["BM"] = Name(state.blend_mode)
        resources[name] = entries
    return resources
