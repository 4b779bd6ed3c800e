"""Rows, cards and pages as text: formats for pipes, and Rich, imported only where it draws.

May import `results`, `matching`, `scalars`, `errors` and `i18n`.
"""
