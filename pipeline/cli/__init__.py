"""The commands of `catalogue`, and what they print.

Takes what a person types; gives text on the screen and an exit code. Holds no logic of the business.
"""
