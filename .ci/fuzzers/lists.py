"""A list with damage, as CSV or workbook: read or told, and no word of a patient's row in any message."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache
from pathlib import Path

from backpdf import Defaults, ProblemsError, UserError, read_library
from backpdf.library.model.library import Library
from backpdf.production.batch_run import BatchOptions, read_batch
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, parse_template

_SECRETS = ("Quixotely", "Zebedee", "Wobblethorpe", "Secretword")
_HEADINGS = ("reference", "name", "program", "level", "date", "note", "clinician")
_ROW = ("P-{0}", "Zebedee Quixotely", "low-back", "1", "2026-11-21", "Secretword {0}", "B. Wobblethorpe")
_SNIPPETS = (
    ",", ";", "\t", "|", '"', '""', "\n", "\r", "\r\n", "\0", "\x1b[2J", "\x1f", "#N/A", "=A1", "\u202e",
    "Ã¼", "&#27;", "_x001B_", "sep=;\n", "漢", "\U0001f600",
    "31/02/2026", "9" * 400, "x" * 40_000, "," * 20_000,
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1250", "mac_roman")
_XML = ("<c>", "</row>", 'r="ZZZZ9"', 'r="99999999999"', "<!DOCTYPE a>", "<v>", "&bad;", 'hidden="1"', "<f/>")


@cache
def _library() -> Library:
    return read_library()


def one_case(chance: random.Random, folder: Path) -> str:
    """Writes a damaged list, and reads it; what became of it."""
    rows = [
        _HEADINGS,
        *(tuple(cell.format(number) for cell in _ROW) for number in range(chance.randint(1, 6))),
    ]
    if chance.random() < 0.2:
        rows = rows[1:]
    is_workbook = chance.random() < 0.4
    path = folder / ("list.xlsx" if is_workbook else "list.csv")
    path.write_bytes(_workbook(rows, chance) if is_workbook else _csv(rows, chance))
    options = BatchOptions(
        folder / "out",
        folder / "report",
        parse_template(DEFAULT_TEMPLATE),
        only_good_rows=chance.random() < 0.3,
    )
    said: list[str] = []
    try:
        listing = read_batch(path, _library(), Defaults(), options)
        assert len(list(listing.tasks)) == len(listing.tasks)
        said += [*listing.notices, *listing.warnings(), *(row.reason for row in listing.left_out)]
        said += [problem.render() for problem in listing.left_out_problems]
        outcome = "read"
    except ProblemsError as error:
        said += [problem.render() for problem in error.problems]
        outcome = "told"
    except UserError as error:
        said += [error.message, error.hint or ""]
        outcome = "refused"
    for text in said:
        assert not any(secret in text for secret in _SECRETS), "a message repeats what stands in a row"
        assert text.replace("\n", "").isprintable(), "a message holds a control character"
    return outcome


def _csv(rows: list[tuple[str, ...]], chance: random.Random) -> bytes:
    text = "\n".join(chance.choice(",;\t|").join(row) for row in rows)
    if chance.random() < 0.7:
        separator = chance.choice(",;\t|")
        text = "\n".join(separator.join(row) for row in rows)
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice((*_SNIPPETS, "")) + text[at + chance.randint(0, 8) :]
    data = text.encode(chance.choice(_ENCODINGS), "replace")
    for _ in range(chance.choice((0, 0, 1, 4))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randint(0, 2) :]
    return data


def _workbook(rows: list[tuple[str, ...]], chance: random.Random) -> bytes:
    cells = [[f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row] for row in rows]
    sheet = "".join(f"<row>{''.join(row)}</row>" for row in cells)
    xml = f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"
    index = '<workbook xmlns:r="r"><sheets><sheet name="List" r:id="r1"/></sheets></workbook>'
    relations = '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>'
    parts = {"xl/workbook.xml": index, "xl/_rels/workbook.xml.rels": relations, "xl/worksheets/a.xml": xml}
    for _ in range(chance.randint(0, 2)):
        name = chance.choice([*parts, "xl/worksheets/a.xml"])
        text = parts[name]
        at = chance.randrange(len(text) + 1)
        parts[name] = text[:at] + chance.choice((*_XML, "")) + text[at + chance.randint(0, 6) :]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    data = file.getvalue()
    for _ in range(chance.choice((0, 0, 1, 3))):
        at = chance.randrange(len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data
