"""The 职业分类大典 and the regions of GB/T 2260 as data, with their loaders.

Takes an edition; gives occupations, groups, other names and old codes. Never matches a name.
"""
