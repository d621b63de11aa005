"""The words of notices as data, with their loader.

Takes the files of this folder; gives vocabularies and patterns. Never reads a notice.
"""
