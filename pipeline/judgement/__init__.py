"""The files that people write beside a notice: notice.toml and corrections.csv.

Takes their files; gives typed values, or one line for each fault with file, line, key and what is allowed.
Never decides anything itself.
"""
