"""The ground that every stage stands on: putting a file in its place whole, errors a person can act on.

Takes and gives plain values and paths. Knows nothing of notices.
"""
