"""Changes of a knowledge base: create, copy, import, add, remove, alias, merge; all or nothing.

Imports `readers`, `validation`, `kb`, `domain`, `store`, `results` and the root modules below them.
"""
