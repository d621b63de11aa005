"""Family 17: no rules between rows, no rules at the sides, no rules at all. Notices of other families, printed otherwise."""

from dataclasses import replace

from .family_07 import AMOUNT_IN_REMARKS
from .family_09 import GRADES_IN_WORDS
from .family_11 import CLASS_CAPTIONS
from .family_16 import FIRST_PAGE_ONLY
from .shell import Fixture

THREE_LINES = replace(
    AMOUNT_IN_REMARKS, id="17-three-lines", family=17, pdf_options={"border": "threeline"}
)
THREE_LINES_OVER_PAGES = replace(
    FIRST_PAGE_ONLY,
    id="17-three-lines-over-pages",
    family=17,
    pdf_options={"border": "threeline", "header": "every"},
)
NO_RULES = replace(GRADES_IN_WORDS, id="17-no-rules", family=17, pdf_options={"border": "none"})
OPEN_SIDES = replace(
    CLASS_CAPTIONS, id="17-open-sides", family=17, pdf_options={"border": "open", "footer": False}
)

FIXTURES: list[Fixture] = [THREE_LINES, THREE_LINES_OVER_PAGES, NO_RULES, OPEN_SIDES]
