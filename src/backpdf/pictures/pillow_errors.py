"""What Pillow's readers raise for damaged files, from tests and from its source."""

from __future__ import annotations

import struct
import zlib

PILLOW_ERRORS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
