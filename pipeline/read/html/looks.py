"""How an element looks, as far as it tells what is read: hidden, struck out, set above or below the line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.document import Cause
from pipeline.read.html.markup import NO_WORDS, Element, tag_of

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_CSS_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([a-zA-Z][\w]*)?([.#])([\w-]+)")
_STRUCK_TAGS = {"del", "s", "strike"}
_CONTROLS = {"textarea", "select", "button", "datalist", "input"}
_RUBY = {"rt", "rp"}


class _Style(NamedTuple):
    """What the style of an element does to its words: `raising` is super, sub or ""."""

    hides: bool
    strikes: bool
    raising: str


# Word and Excel write the same few styles on thousands of cells.
@lru_cache(maxsize=4096)
def _style_of(text: str) -> _Style:
    raised = _RAISED.search(text)
    raising = raised.group(1).lower() if raised else ""
    return _Style(bool(_HIDDEN.search(text)), bool(_STRUCK.search(text)), raising)


def is_odd_style(text: str) -> bool:
    """Whether a style hides words, strikes them out, or sets them above or below the line."""
    return any(_style_of(text))


@dataclass
class Looks:
    """The rules of a page's own style sheet that hide: (tag or "", `.` or `#`, name)."""

    hiding: set[tuple[str, str, str]] = field(default_factory=set)

    def cause(self, element: Element) -> Cause | None:
        """Why the words of an element are not read; None where they are."""
        tag, style = tag_of(element), _style_of(element.get("style") or "")
        if tag in _RUBY:
            return Cause.RUBY
        if self._is_hidden(element, tag, style):
            return Cause.HIDDEN
        if tag in _STRUCK_TAGS or style.strikes:
            return Cause.STRUCK
        if tag in _CONTROLS:
            return Cause.NAVIGATION
        if tag == "div" and (element.get("title") or "") in {"header", "footer"}:
            return Cause.HEADER if element.get("title") == "header" else Cause.FOOTER
        return None

    def _is_hidden(self, element: Element, tag: str, style: _Style) -> bool:
        if tag == "noscript" or style.hides or element.get("hidden") is not None:
            return True
        return bool(self.hiding) and any(
            (of, mark, name) in self.hiding for of in ("", tag) for mark, name in _names(element)
        )


def raising_of(element: Element) -> str:
    """super, sub or ""."""
    tag = tag_of(element)
    if tag in {"sup", "sub"}:
        return "super" if tag == "sup" else "sub"
    return _style_of(element.get("style") or "").raising


def read_looks(root: Element) -> Looks:
    """The looks of a page; rules for print or for small screens (`@media`) do not count."""
    looks = Looks()
    for sheet in root.iter("style"):
        css = _AT_RULE.sub("", _CSS_COMMENT.sub("", "".join(sheet.itertext())))
        for selectors, body in _RULE.findall(css):
            if _HIDDEN.search(body):
                simple = (_SIMPLE.fullmatch(one.strip()) for one in selectors.split(","))
                looks.hiding |= {((m[1] or "").lower(), m[2], m[3]) for m in simple if m}
    return looks


def has_no_words(element: Element) -> bool:
    """Whether what stands in an element is no text of the page: scripts, styles, drawings."""
    return tag_of(element) in NO_WORDS


def _names(element: Element) -> list[tuple[str, str]]:
    named = [("#", element.get("id") or "")]
    return named + [(".", name) for name in (element.get("class") or "").split()]
