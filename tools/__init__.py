"""Development-time tools: they stand in the repository and are not shipped with the package."""
