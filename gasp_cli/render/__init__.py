"""Rows, cards and pages as text: writers for pipes, and Rich, imported only where it draws.

Knows rows and styles, not questions; may import `results`, `matching`, `scalars`, `errors`, `i18n`.
"""
