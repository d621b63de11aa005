"""The values that travel between the stages, and the published tables, each defined once.

Plain data: no files, no libraries but Arrow's types, no judgement.
"""
