"""notice.toml with a value of each wrong kind for each key."""

from __future__ import annotations

from tests.hostile.kept_kinds import FILE

# What may stand for a word, a day, a list: as TOML.
VALUES = {
    "a whole number": "1",
    "a number": "1.5",
    "inf": "inf",
    "yes": "true",
    "a day": "2024-02-29",
    "a day and a time": "2024-02-29T12:00:00Z",
    "a time": "12:00:00",
    "a list of numbers": "[1, 2]",
    "a list of lists": '[["a"], []]',
    "a table": "{ a = 1 }",
    "an empty word": '""',
    "a word that is no value": '"no such word"',
    "a word of two lines": '"a\\nb"',
    "a terminal sequence": '"\\u001b[31mred\\u001b[0m"',
    "markup": '"<script>alert(1)</script> [red]x[/] \\\\N"',
    "100,000 characters": '"' + "x" * 100_000 + '"',
}
KEYS = (
    "region status title document_number issuers issued_on effective_from effective_to applies_from applies_to_what supersedes "
    "url retrieved_on"
).split()
# Tables of the file, with a place for the value.
TABLES = {
    "[[files]] name": FILE.replace('name = "notice.txt"', "name = {}"),
    "[[files]] sha256": '[[files]]\nname = "notice.txt"\nsha256 = {}\n',
    "[[files]] role": FILE + "role = {}\n",
    "[[files]] origin": FILE + "origin = {}\n",
    "[[tables]] annex": FILE + "[[tables]]\nannex = {}\nlist = 'subsidised'\n",
    "[[tables]] list": FILE + "[[tables]]\nannex = '附件1'\nlist = {}\n",
    "[[tables]] header": FILE + "[[tables]]\nannex = '附件1'\nheader = {}\n",
    "[[tables]] class": FILE + "[[tables]]\nannex = '附件1'\nclass = {}\n",
    "[[accept]] kind": FILE + "[[accept]]\nkind = {}\nplace = 'notice.txt#l1'\nreason = 'r'\nby = 'a'\non = 2024-01-01\n",
    "[[accept]] on": FILE + "[[accept]]\nkind = 'missing_metadata'\nplace = 'notice.txt#l1'\nreason = 'r'\nby = 'a'\non = {}\n",
}  # fmt: skip
TOML_TABLE = {
    **{f"{key}: {name}": f"{key} = {value}\n{FILE}" for key in KEYS for name, value in VALUES.items()},
    **{f"{key}: {name}": text.replace("{}", value) for key, text in TABLES.items() for name, value in VALUES.items()},
    **{f"{key} is a {kind}": text for key in ("files", "tables", "accept") for kind, text in {
        "word": f'{key} = "a"\n', "table": f"[{key}]\na = 1\n", "list of words": f'{key} = ["a"]\n',
    }.items()},
}  # fmt: skip
