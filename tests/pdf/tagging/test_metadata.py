"""The metadata of a file."""

from __future__ import annotations

import datetime
import io
import struct
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import ImageCms

from backpdf.pdf.tagging.metadata import DocumentInfo, Standard, is_language_tag, srgb_profile, xmp_packet

INFO = DocumentInfo(
    title="Rücken & <Knie>",
    language="de-CH",
    date=datetime.date(2025, 2, 3),
    author="A ]]> B",
    subject="Übungen",
    keywords="back, knee",
    producer="backpdf 1",
)


def values(packet: bytes) -> dict[str, str]:
    """Every property of a packet with its text."""
    root = ElementTree.fromstring(packet)
    return {element.tag.rpartition("}")[2]: "".join(element.itertext()).strip() for element in root[0][0]}


@pytest.mark.parametrize("standard", Standard)
def test_packet_says_what_the_info_says(standard: Standard) -> None:
    found = values(xmp_packet(INFO, standard))
    assert found["title"] == INFO.title
    assert found["language"] == "de-CH"
    assert found["creator"] == INFO.author
    assert found["description"] == "Übungen"
    assert found["Keywords"] == "back, knee"
    assert found["CreateDate"] == found["ModifyDate"] == "2025-02-03T00:00:00+00:00"
    assert found["Producer"] == found["CreatorTool"] == "backpdf 1"


def test_packet_claims_the_standard() -> None:
    first, second = xmp_packet(INFO, Standard.UA1), xmp_packet(INFO, Standard.UA2)
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in first
    assert b"<pdfuaid:part>1<" in first
    assert b"pdfaExtension" in first
    assert b"<pdfaid:part>4<" in second
    assert b"<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024<" in second
    assert b"pdfaExtension" not in second


def test_empty_fields_are_left_out() -> None:
    plain = DocumentInfo(title="T", language="en", date=datetime.date(2025, 1, 1))
    assert not {"creator", "description", "Keywords"} & values(xmp_packet(plain, Standard.UA1)).keys()


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    info = DocumentInfo(
        title=" a\x00b\ud800c\ufffe\U0001f600 ", language="en", date=datetime.date(2025, 1, 1)
    )
    assert info.title == "abc\U0001f600"
    assert values(xmp_packet(info, Standard.UA1))["title"] == info.title


def test_packet_is_valid_for_pikepdf() -> None:
    pdf = pikepdf.new()
    pdf.Root.Metadata = pdf.make_stream(xmp_packet(INFO, Standard.UA1))
    with pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"
        assert metadata["dc:title"] == INFO.title


@pytest.mark.parametrize("year", [1, 999, 2025, 9999])
def test_dates_have_four_digits_for_the_year(year: int) -> None:
    info = DocumentInfo(title="T", language="en", date=datetime.date(year, 1, 2))
    assert info.pdf_date == f"D:{year:04d}0102000000+00'00'"
    assert info.xmp_date == f"{year:04d}-01-02T00:00:00+00:00"


@pytest.mark.parametrize(
    ("tag", "good"),
    [
        *((good, True) for good in ("en", "en-GB", "zh-Hant-TW", "es-419")),
        *((bad, False) for bad in ("", "e", "en_GB", "English (UK)", "en-", "en\n")),
    ],
)
def test_language_tags(tag: str, good: bool) -> None:
    assert is_language_tag(tag) is good


def test_profile_is_srgb_without_a_date_of_its_own() -> None:
    profile = srgb_profile()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[12:20] == b"mntrRGB "
    assert struct.unpack(">6H", profile[24:36]) == (2000, 1, 1, 0, 0, 0)
    assert profile[84:100] == bytes(16)
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))


def test_title_and_language_are_required() -> None:
    day = datetime.date(2025, 1, 1)
    with pytest.raises(ValueError, match="title"):
        DocumentInfo(title=" ", language="en", date=day)
    with pytest.raises(ValueError, match="language tag"):
        DocumentInfo(title="x", language="English (UK)", date=day)
