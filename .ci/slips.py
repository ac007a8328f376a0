"""Random slips of the hand, or of a disk, in the bytes of a file."""

from __future__ import annotations

import random

SNIPPETS = (
    "\t", ":", "- ", "#", "'", '"', "{", "}", "[", "]", "**", "&a ", "*a", "!!python/object:os.system ",
    "\u00ad", "\u202e", "\U0001f600", "\ufeff", "%", "<b>", "\r\n", "\x00", "null", "~",
    "1e999", "../../../etc/passwd",
    "https://example.org/" + "a" * 80, "é", "Ω", "0x10", "yes", "| ", "> ", "--- ", "...",
    " # ", "\u00a0", "\u2013 ", "\u2022 ", "\u201c", "\u201d", "\u2028", "\x85", "\r", "\x1b[31m",
    "\n   - ", "\n    ", ", ", "? ", "@", "`", "<<: ", "\\u0007", "\\x", "  ", "\u0301", "\uff1a",
)  # fmt: skip


def slipped(data: bytes, chance: random.Random, snippets: tuple[str, ...] = SNIPPETS) -> bytes:
    """The bytes with one to three slips: a cut, an insertion, another byte, a line twice or lost."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data = data[:at] + data[at + chance.randint(1, 12) :]
            case 1:
                data = data[:at] + chance.choice(snippets).encode() + data[at:]
            case 2:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 3:
                lines = data.split(b"\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                data = b"\n".join(lines)
            case 4:
                lines = data.split(b"\n")
                lines.pop(chance.randrange(len(lines)))
                data = b"\n".join(lines)
            case _:
                data = data[:at]
    return data
