"""One knowledge base: its record, its story, the coach's spell, tables at any point of a season.

Imports `domain`, `store`, `declarations` and `matching`.
"""
