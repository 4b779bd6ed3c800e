"""One module for each question: the row type that answers it, and the function that answers.

May import `claims`, `drafts`, `grammar`, `kb`, `domain`, `store`, `results`, `matching`, `scalars`,
`declarations`, `errors` and `i18n`.
"""
