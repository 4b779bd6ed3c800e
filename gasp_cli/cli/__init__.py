"""The command line: commands and their options, help, exit codes, and screens in `cli.views`.

May import `knowledge_base`, `drafts`, `editing`, `exporters`, `validation`, `queries`, `claims`,
`kb`, `domain`, `render`, `store`, `results`, `matching`, `scalars`, `declarations`, `errors` and
`i18n`.
"""
