"""What a search engine or another program may read of a handout: an ExercisePlan of schema.org as JSON-LD.

It holds the plan and nothing of the patient: no name, no date of a visit, no note.
"""

from __future__ import annotations

import json

from backpdf.handout.blocks import Card, Handout
from backpdf.handout.rich_text import join
from backpdf.html.html_text import shown
from backpdf.html.html_writer import Markup

Values = dict[str, object]
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end the script or start a comment in it; only texts hold them, where JSON may escape."""


def plan_data(handout: Handout) -> Markup:
    """The exercise plan as a script element, which no browser runs."""
    about = handout.about
    values: Values = {
        "@context": "https://schema.org",
        "@type": "ExercisePlan",
        "name": shown(about.title),
        "description": shown(handout.masthead.aim.plain),
        "inLanguage": about.language,
        "dateModified": about.date.isoformat(),
        "activityFrequency": shown(join(handout.session.cells).plain),
        "keywords": [shown(word) for word in about.keywords],
        "hasPart": [_exercise(card) for card in handout.cards],
    }
    clinic = handout.masthead.clinic
    if clinic is not None and clinic.name:
        values["provider"] = {"@type": "MedicalBusiness", "name": shown(clinic.name)}
    data = json.dumps(values, ensure_ascii=False, indent=1).translate(_IN_SCRIPT)
    return Markup(f'<script type="application/ld+json">\n{data}\n</script>')


def _exercise(card: Card) -> Values:
    values: Values = {
        "@type": "ExercisePlan",
        "position": card.number,
        "name": shown(card.name.plain),
        "description": shown(card.why.plain),
        "additionalVariable": shown(card.dose.sentence.text.plain),
    }
    return values | ({"inLanguage": card.language} if card.language else {})
