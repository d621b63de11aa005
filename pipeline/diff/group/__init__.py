"""Events to groups: what is the same thing in many rows is one group.

Takes events; gives groups, red flags and layout changes. Never looks at a table again.
"""
