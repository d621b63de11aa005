"""Pages of HTML that people open without a network: templates that escape every value, and one look for all."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from pipeline.base.printable import printable

# The fonts that Chinese systems have; every page begins with it.
_LOOK = """body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}
table{border-collapse:collapse}th,td{border:1px solid #ccc;padding:.2em .6em;text-align:left}
"""


def render_page(package: str, name: str, style: str = "", **values: object) -> str:
    """The template `name` of a package, filled in; every value is escaped, control characters are shown as such.

    `style` is CSS of the page's own, behind the look that all pages share. jinja2.UndefinedError where the template asks
    for a value that is not given.
    """
    return printable(_template(package, name).render(style=Markup(_LOOK + style), **values))


@cache
def _template(package: str, name: str) -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(files(package).joinpath(name).read_text(encoding="utf-8"))
