"""What goes wrong for a reason the person can act on."""

from __future__ import annotations


class UserError(Exception):
    """One clear line for the person: what is wrong, where, what to do. Shown without a traceback; exit code 2."""
