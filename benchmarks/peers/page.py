"""A handout as a page of HTML, put together from strings: the quickest of templates."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peers.content import Data


def page(data: Data) -> str:
    """The HTML of a handout; handout.css says how it looks."""
    about, foot = data["about"], data["foot"]
    body = (
        _head(data),
        f'<p class="message">{_rich(data["message"])}</p>',
        _note(data["note"]),
        _columns(_section(section, "h2") for section in data["guidance"]),
        _flags(data["flags"]),
        *(_card(card) for card in data["cards"]),
        _ending(data),
        f'<div class="imprint">{_columns(f"<p>{escape(line)}</p>" for line in data["imprint"])}</div>',
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(about["language"])}"'
        f' data-disclaimer="{escape(foot["disclaimer"])}" data-version="{escape(foot["version"])}">'
        f'<head><meta charset="utf-8"><title>{escape(about["title"])}</title></head>'
        f"<body>{''.join(body)}</body></html>"
    )


def _rich(phrases: Iterable[list[Any]]) -> str:
    return "".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in phrases)


def _columns(cells: Iterable[str]) -> str:
    return f'<div class="columns">{"".join(f"<div>{cell}</div>" for cell in cells)}</div>'


def _notes(notes: Iterable[list[Any]]) -> str:
    return "".join(f"<p><b>{escape(label)}</b>{_rich(text)}</p>" for label, text in notes)


def _list(items: Iterable[list[Any]], tag: str) -> str:
    return f"<{tag}>{''.join(f'<li>{_rich(item)}</li>' for item in items)}</{tag}>"


def _section(section: Data, heading: str) -> str:
    return f"<{heading}>{escape(section['heading'])}</{heading}>{_list(section['items'], 'ul')}"


def _head(data: Data) -> str:
    discs = "".join(
        f'<span class="disc{" here" if number == data["number"] else ""}">{number}</span>'
        for number in range(1, data["of"] + 1)
    )
    often = f"<p>{_rich(data['often'])}</p>"
    level = f'<p class="level">{escape(data["level"])}</p><p>{_rich(data["aim"])}</p>'
    fields = _columns(_field(label, value) for label, value in data["fields"])
    return (
        f'<div class="columns"><h1>{_rich(data["title"])}</h1><div class="discs">{discs}</div></div>'
        f"{_columns((level, often))}"
        f'<div class="fields">{fields}</div>'
    )


def _field(label: str, value: str) -> str:
    told = f"<b>{escape(value)}</b>" if value else '<span class="line"></span>'
    return f"<p>{escape(label)}: {told}</p>"


def _note(note: list[Any] | None) -> str:
    return f"<h2>{escape(note[0])}</h2><p>{_rich(note[1])}</p>" if note else ""


def _flags(flags: Data) -> str:
    sections = _columns(_section(section, "h3") for section in flags["sections"])
    return f'<div class="flags"><h2>{escape(flags["heading"])}</h2>{sections}</div>'


def _card(card: Data) -> str:
    figures = "".join(
        f'<figure><img src="{escape(Path(figure["path"]).as_uri())}" alt="{escape(figure["alt"])}">'
        f"<figcaption>{escape(figure['caption'])}</figcaption></figure>"
        for figure in card["figures"]
    )
    left = f'<div class="pictures">{figures}</div>{_notes([card["dose"]])}{_boxes(card["boxes"])}'
    right = _list(card["steps"], "ol") + _notes(card["notes"])
    return (
        f'<div class="card"><span class="number">{card["number"]}</span><h2>{escape(card["name"])}</h2>'
        f'<p class="why">{_rich(card["why"])}</p>'
        f'<div class="columns"><div class="left">{left}</div><div>{right}</div></div></div>'
    )


def _boxes(boxes: Iterable[list[str]]) -> str:
    values, labels = zip(*boxes, strict=True)
    return f'<table class="boxes">{_row(values, "th", "thead")}{_row(labels, "td", "tbody")}</table>'


def _row(cells: Iterable[str], tag: str, part: str) -> str:
    return f"<{part}><tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr></{part}>"


def _ending(data: Data) -> str:
    following, diary = data["next"], data["diary"]
    left = f"<h2>{escape(following['heading'])}</h2>{_notes(following['notes'])}"
    boxes = '<td><span class="box"></span></td>' * len(diary["days"])
    weeks = "".join(f"<tr><th>{escape(week)}</th>{boxes}</tr>" for week in diary["weeks"])
    right = (
        f"<h2>{escape(diary['heading'])}</h2><p>{escape(diary['instruction'])}</p>"
        f'<table class="diary">{_row((diary["corner"], *diary["days"]), "th", "thead")}'
        f"<tbody>{weeks}</tbody></table>"
    )
    return f'<div class="ending columns"><div class="next">{left}</div><div>{right}</div></div>'
