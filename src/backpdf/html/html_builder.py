"""What all parts of a page share: its language, its pictures, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from backpdf.html.html_text import direction
from backpdf.html.html_writer import Markup
from backpdf.html.inline_pictures import InlinePictures


@dataclass
class HtmlBuilder:
    """Builds one page; advice says what is to be said of its pictures, each once."""

    language: str
    pictures: InlinePictures
    advice: dict[str, None] = field(default_factory=dict)
    _count: int = 0

    def picture(self, path: Path, content: str | None, alt: str) -> Markup:
        """A picture as an element; raises PictureError for one that cannot be shown."""
        picture = self.pictures.picture(path, content, alt)
        self.advice |= dict.fromkeys(f"{path.name}: {advice}" for advice in picture.advice)
        self._count += 1
        return picture.numbered(self._count)

    def language_of(self, language: str | None) -> dict[str, str | None]:
        """The attributes of a part in another language; none for one in the language of the page."""
        return {"lang": language, "dir": direction(language) if language else None}

    def own_language(self, within: str | None) -> dict[str, str | None]:
        """The attributes of the fixed words within a part in another language."""
        return self.language_of(self.language if within else None)
