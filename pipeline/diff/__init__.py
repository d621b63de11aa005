"""Two versions, or two notices, to what really changed.

Takes two sides opened by `sources`; gives a `Difference`, rendered as text, Markdown, HTML or JSON. Never writes a table.
"""
