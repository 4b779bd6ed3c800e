"""Parsers of match files: Football.TXT, football.json and CSV become `fixtures.FootballFile`s.

May import `domain`, `matching`, `errors` and `i18n`.
"""
