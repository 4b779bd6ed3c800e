"""Exports a knowledge base to SQLite, Parquet, CSV or JSON lines; loaded only for an export.

May import `kb`, `claims`, `domain`, `store` and `scalars`; what it writes is `schema` and `rows`.
"""
