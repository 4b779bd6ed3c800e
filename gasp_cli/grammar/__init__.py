"""Plain words: a sentence in English or Italian, read as statements that measures can test.

`read_statements` in `grammar.reader` reads prose, `read_question` in `grammar.question` a question.
May import `claims`, `kb`, `domain`, `store`, `declarations`, `matching`, `errors` and `i18n`.
"""
