"""Parsers of match files: Football.TXT, football.json and CSV become `fixtures.FootballFile`s.

Imports `domain`, `matching`, `errors` and `i18n`; knows neither knowledge base nor store.
"""
