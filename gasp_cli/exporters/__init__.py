"""Exports of a knowledge base to SQLite, Parquet, CSV or JSON lines.

May import `claims`, `kb`, `domain`, `store`, `matching`, `scalars`, `declarations`, `errors` and
`i18n`.
"""
