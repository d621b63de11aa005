"""All control words of RTF that change what is read; the others are passed over."""

from __future__ import annotations

from pipeline.read.rtf.actions import goes_to
from pipeline.read.rtf.state import Where
from pipeline.read.rtf.story_words import STORY_WORDS
from pipeline.read.rtf.table_words import TABLE_WORDS
from pipeline.read.rtf.text_words import TEXT_WORDS
from pipeline.read.rtf.walk import ControlWords

# Groups without words of the document.
_WITHOUT_WORDS = (
    "colortbl", "stylesheet", "info", "nonshppict", "nonesttables", "shprslt", "objdata", "objname", "template", "filetbl", "revtbl", "xe", "tc",
    "tcn", "rxe", "private", "pntxta", "pntxtb", "listtable", "listoverridetable", "listpicture", "sp", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
    "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "fldtype", "themedata", "mmathPict",
)  # fmt: skip
# Groups that a program may pass over, and whose words are of the document.
_WITH_WORDS = ("shpinst", "do", "shppict", "ud", "moMath", "moMathPara")
WORDS = ControlWords({
    **dict.fromkeys(_WITHOUT_WORDS, goes_to(Where.NOTHING)),
    **dict.fromkeys(_WITH_WORDS, lambda walk, number: None),
    **TEXT_WORDS,
    **TABLE_WORDS,
    **STORY_WORDS,
})  # fmt: skip
