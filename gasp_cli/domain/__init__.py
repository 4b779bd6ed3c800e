"""Football and its data: rows with declared fields, seasons, tables, ties, campaigns, streaks.

May import `store`, `results`, `matching`, `declarations`, `errors` and `i18n`.
"""
