"""The game and its data: rows with declared fields, seasons, tables, ties, campaigns, runs.

Imports `declarations`, `matching`, `results`, and from `store` the types of documents.
"""
