"""The order of work: from raw/ over extracted/ to normalized/, and from a draft to a version.

Takes a workspace folder; gives outcomes and writes the three folders. Holds no rule of the business.
"""
