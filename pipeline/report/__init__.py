"""The views that people read: a notice as read, and the changes of a version.

Takes typed values and differences; gives words. Never changes data.
"""
