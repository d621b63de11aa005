"""Control words of RTF for what stands in groups of its own: notes, headers, comments, boxes, fields, pictures."""

from __future__ import annotations

from pipeline.read.rtf.actions import Action, goes_to, only_text
from pipeline.read.rtf.state import Where
from pipeline.read.rtf.walk import Walk


def _beside(kind: str) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        parts, outer = walk.parts, walk.definition
        parts.begin_story(kind)
        walk.make_plain()

        def end() -> None:
            parts.end_beside(kind)
            walk.definition = outer

        walk.state.at_end = end

    return only_text(act)


def _note(walk: Walk, number: int | None) -> None:
    look, outer = walk.state.look, walk.definition
    walk.parts.begin_note()
    walk.make_plain()

    def end() -> None:
        walk.parts.end_note(look)
        walk.definition = outer

    walk.state.at_end = end


def _is_endnote(walk: Walk, number: int | None) -> None:
    walk.parts.is_endnote = True


def _mark(walk: Walk, number: int | None) -> None:
    walk.parts.meet_mark(walk.state.look)


def _box(walk: Walk, number: int | None) -> None:
    outer = walk.definition
    walk.parts.begin_story("box")
    walk.make_plain()

    def end() -> None:
        walk.parts.end_box()
        walk.definition = outer

    walk.state.at_end = end


def _field(walk: Walk, number: int | None) -> None:
    walk.parts.begin_field()
    walk.state.at_end = walk.parts.end_field


def _code(walk: Walk, number: int | None) -> None:
    walk.parts.turn_field("begin")
    walk.state.where = Where.CODE


def _result(walk: Walk, number: int | None) -> None:
    walk.parts.turn_field("separate")


def _form(walk: Walk, number: int | None) -> None:
    walk.state.where = Where.FORM


def _of_form(name: str) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        if walk.state.where is Where.FORM and walk.parts.fields:
            walk.parts.fields[-1].form[name] = number or 0

    return act


def _picture(walk: Walk, number: int | None) -> None:
    walk.state.where, walk.parts.size = Where.PICTURE, {}
    walk.state.at_end = walk.parts.end_picture


def _of_picture(name: str) -> Action:
    def act(walk: Walk, number: int | None) -> None:
        if walk.state.where is Where.PICTURE:
            walk.parts.size[name] = number or 0

    return act


def _object(walk: Walk, number: int | None) -> None:
    walk.parts.program = ""
    walk.state.at_end = walk.parts.end_object


STORY_WORDS: dict[str, Action] = {
    **{name: _beside("header") for name in ("header", "headerl", "headerr", "headerf")},
    **{name: _beside("footer") for name in ("footer", "footerl", "footerr", "footerf")},
    "annotation": _beside("comment"),
    "footnote": only_text(_note), "ftnalt": _is_endnote, "chftn": _mark,
    "shptxt": only_text(_box), "dptxbxtext": only_text(_box),
    "field": _field, "fldinst": _code, "fldrslt": _result,
    "formfield": _form, **{name: _of_form(name) for name in ("fftype", "ffres", "ffdefres")},
    "pict": _picture, **{name: _of_picture(name) for name in ("picwgoal", "pichgoal")},
    "object": _object, "objclass": goes_to(Where.PROGRAM),
}  # fmt: skip
