"""Exports of a knowledge base to SQLite, Parquet, CSV, JSON lines or xlsx.

May import `claims`, `kb`, `domain`, `store`, `matching`, `scalars`, `declarations`, `errors` and
`i18n`.
"""
