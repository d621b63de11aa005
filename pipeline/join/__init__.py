"""The stage that needs several notices: which supersedes which, when one ends, which decision meets nothing any more.

Takes what the notices say of themselves; gives ids, dates and issues. Changes no row of theirs but these.
"""
