"""Records become tables, tables become versions, and two versions become what really changed."""
