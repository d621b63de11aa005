"""The name of a row in a sentence, and how two long cells are told apart."""

from __future__ import annotations

from pipeline.diff.cells import Row, grade_in, number_in
from pipeline.diff.terms import GRADES, money_unit, term, value_term, with_unit
from pipeline.text import squeeze

LONG = 36
AROUND = 4


def both_short(old: str, new: str) -> str:
    """old → new; of two long cells only the part that differs, with a few characters around it."""
    if max(len(old), len(new)) <= LONG:
        return f"{old} → {new}"
    old, new = squeeze(old), squeeze(new)
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    parts = [
        (text[max(start - AROUND, 0) : len(text) - max(end - AROUND, 0)]) for text in (old, new)
    ]
    left, right = ("…" if start > AROUND else ""), ("…" if end > AROUND else "")
    return " → ".join(f"{left}{short(part)}{right}" for part in parts)


def _shared(a: str, b: str) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def short(text: str) -> str:
    """A long cell cut in the middle, so that both ends can be told apart."""
    return text if len(text) <= LONG else f"{text[: LONG // 2]}…{text[-LONG // 2 + 1 :]}"


def label(row: Row, lang: str) -> str:
    """The name of a row: its name, else what it is for; the residual by its class."""
    if row.get("is_residual"):
        return f"{row.get('subsidy_class') or ''} 类兜底".strip() if lang == "zh" else "residual class " + str(
            row.get("subsidy_class") or "")  # fmt: skip
    if "rule_id" in row:
        value = with_unit(row["value"], row["unit"], lang, row["rule"])
        if row.get("value_max") is not None:
            value = f"{value_term('', row['value'], lang)}–{with_unit(row['value_max'], row['unit'], lang, row['rule'])}"
        said = [
            GRADES.get(int(number_in(row["grade_low"]) or 0), ""),
            *(term(row[n], lang) for n in ("programme", "beneficiary") if row[n]),
        ]
        said.append(short(str(row.get("condition") or "")))
        return f"{value} ({', '.join(word for word in said if word)})" if any(said) else value
    if "rate_id" in row:
        words = (row.get("subsidy_class"), row.get("item"), GRADES.get(grade_in(row)))
        amount = (
            row.get("amount_yuan") if row.get("amount_yuan") is not None else row.get("printed")
        )
        unit = money_unit(row.get("unit"), lang) if amount == row.get("amount_yuan") else ""
        return (
            " ".join(
                str(word) for word in [*words, value_term("amount_yuan", amount, lang)] if word
            )
            + unit
        )
    return str(
        row.get("name") or row.get("current_name") or row.get("title") or row.get("notice_id") or ""
    )
