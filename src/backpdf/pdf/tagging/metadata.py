"""Document metadata: title, language, date, standard, as an XMP packet; and the sRGB profile.

Dates are whole days given by the caller, written as midnight UTC, so that the same handout gives the same
bytes on every day and in every time zone.
"""

from __future__ import annotations

import datetime
import functools
import re
import struct
from dataclasses import dataclass, fields
from enum import Enum
from html import escape
from typing import Final


class Standard(Enum):
    """The pair of standards that a file conforms to.

    `pdfuaid:part` has a single value, so a file is either PDF/UA-1 or PDF/UA-2.
    """

    UA1 = "PDF/UA-1 and PDF/A-2a"
    UA2 = "PDF/UA-2 and PDF/A-4"

    @property
    def pdf_version(self) -> tuple[int, int]:
        """The PDF version: 1.7 for PDF/A-2, 2.0 for PDF/A-4."""
        return (1, 7) if self is Standard.UA1 else (2, 0)


# Characters not allowed in XML 1.0, not even as character references.
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# BCP 47 without private use subtags: "en", "en-GB", "zh-Hant-TW".
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def is_language_tag(text: str) -> bool:
    """Whether text has the form of a language tag, such as "en" or "pt-BR" (ISO 32000-1, 14.9.2)."""
    return _LANGUAGE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Title, language, date and further metadata of a document.

    Title and language are required (ISO 14289-1, 7.1 and 7.2); raises ValueError without a title or for an
    invalid language tag.  Characters not allowed in XML are removed, so that the Info dictionary and XMP
    agree.
    """

    title: str
    language: str
    date: datetime.date
    author: str = ""
    subject: str = ""
    keywords: str = ""
    producer: str = "backpdf"

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, _NOT_XML.sub("", value).strip())
        if not self.title:
            raise ValueError("a document needs a title (ISO 14289-1, 7.1)")
        if not is_language_tag(self.language):
            raise ValueError(f"{self.language!r} is not a language tag such as 'en-GB'")

    @property
    def pdf_date(self) -> str:
        """The date in the format of the Info dictionary (ISO 32000-1, 7.9.4)."""
        return f"D:{self.date.isoformat().replace('-', '')}000000+00'00'"

    @property
    def xmp_date(self) -> str:
        """The date in the format of XMP."""
        return f"{self.date.isoformat()}T00:00:00+00:00"


def xmp_packet(info: DocumentInfo, standard: Standard) -> bytes:
    """The XMP packet: Dublin Core, dates, and the standards that the file conforms to.

    ISO 19005-2, 6.6.2 and ISO 14289-1, clause 5; ISO 19005-4, 6.7.3 and ISO 14289-2, clause 5.
    """
    if standard is Standard.UA1:
        claims = (
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
            "<pdfuaid:part>1</pdfuaid:part>"
        )
        extension = _UA_EXTENSION_SCHEMA
    else:
        claims = (
            "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
            "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
        )
        extension = ""  # ISO 19005-4 requires no extension schemas

    rows = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternatives(info.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(info.language)}</rdf:li></rdf:Bag></dc:language>",
    ]
    if info.author:
        rows.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>")
    if info.subject:
        rows.append(f"<dc:description>{_alternatives(info.subject)}</dc:description>")
    if info.keywords:
        rows.append(f"<pdf:Keywords>{escape(info.keywords)}</pdf:Keywords>")
    rows += [
        f"<xmp:CreateDate>{info.xmp_date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{info.xmp_date}</xmp:ModifyDate>",
        f"<xmp:CreatorTool>{escape(info.producer)}</xmp:CreatorTool>",
        f"<pdf:Producer>{escape(info.producer)}</pdf:Producer>",
        claims,
    ]
    body = "\n".join(rows)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{_NAMESPACES}>\n{body}\n</rdf:Description>\n'
        f"{extension}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


_NAMESPACES: Final = (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
)

# ISO 19005-2, 6.6.2.3: an extension schema describes properties that PDF/A does not define.
_UA_EXTENSION_SCHEMA: Final = (
    '<rdf:Description rdf:about=""'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
)


@functools.cache
def srgb_profile() -> bytes:
    """The sRGB ICC profile of the output intent, always the same bytes.

    Little CMS writes the current date into the header (ICC.1, 7.2: bytes 24 to 35), and a profile ID that
    depends on it (bytes 84 to 99); both are replaced with constants.
    """
    from PIL import ImageCms  # noqa: PLC0415  (loads another shared library)

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return bytes(profile)
