"""The rules of sound data: documents in, errors with file, table and id out; and their repair.

May import `claims`, `kb`, `domain`, `store`, `results`, `matching`, `declarations`, `errors` and
`i18n`.
"""
