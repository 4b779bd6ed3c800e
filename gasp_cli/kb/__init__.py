"""One knowledge base: its matches, facts and reference rows, the coach's spell, league tables.

May import `domain`, `store`, `matching`, `declarations`, `errors` and `i18n`.
"""
