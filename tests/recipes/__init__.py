"""Recipes: notices written down readably, and written out as PDF, DOCX and text."""
