"""Changes to a knowledge base: create, copy, import, add, remove, alias, merge; all or nothing.

May import `validation`, `kb`, `readers`, `domain`, `store`, `results`, `matching`, `declarations`,
`errors` and `i18n`.
"""
