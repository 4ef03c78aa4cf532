"""Every regular expression of the library against strings made for it: searched through, it takes linear time.

``python tests/hostile/attacks.py`` tries more strings, longer ones. Two hundred characters and ten times as many.
"""

from __future__ import annotations

import pytest
from attacks import patterns, worst

# Searched through a long text these take quadratic time; they never are. Where each is used:
BOUNDED = {
    "indicators.parts:_DIVISION": "matched at one place of a sentence",
    "metadata.divisions:_NATION": "a name of a place",
    "metadata.divisions:_PLACE_LEFT": "what follows a place in its mention",
    "metadata.place:_OWN_TOWN": "one mention of a place",
    "metadata.facts:_TIME_OF_DAY": "matched behind a date",
    "outline.page:_SPAM": "a line of 200 characters at most",
    "quantities.context:_SHARED_VERB": "matched at the start of a list's item",
    "text.normalise:_PAGE_NUMBER": "a line, matched whole",
    "reading.article:_TITLE_MARK": "the class and id of one element",
    "reading.pdf_layout:_PAGE_NUMBER": "a line of a page, matched whole",
    "statements.honours:_COUNT": "the name of one honour",
    "statements.issued:_BEFORE": "the 80 characters before a title",
    "statements.issued:_ENDING": "a title",
    "reading.html:_TAG": "matched at a `<`; given up for the page once a quote stays open",
}
LINEAR = 20  # ten times as long would be 10, with noise 12; quadratic is 100
EVERY = patterns()


def test_all_are_found() -> None:
    assert len(EVERY) > 400
    assert BOUNDED.keys() <= EVERY.keys()
    for name in ("quantities.scan:_SCAN", "text.normalise:_GROUPED", "repair.slips:START"):
        assert name in EVERY


@pytest.mark.parametrize("name", sorted(EVERY.keys() - BOUNDED.keys()), ids=ascii)
def test_linear(name: str) -> None:
    factor, what = worst(EVERY[name], 200, rounds=2)
    assert factor <= LINEAR, what
