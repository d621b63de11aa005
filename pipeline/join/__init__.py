"""What needs several notices: which supersedes which, and when one ends.

Takes rows of `notices`; gives periods. Changes no row of a notice.
"""
