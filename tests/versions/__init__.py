"""Recipes for small versions: tables made of short rows, and the notices of raw/ cut by hand into rows."""
