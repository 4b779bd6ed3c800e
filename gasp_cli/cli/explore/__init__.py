"""`gasp explore`: all of a knowledge base under the arrow keys, on a full screen.

A view is the answer of a command, and so is each thing on it that can be entered. Only
`app`, `page_view`, `keys` and `driver` import Textual, and only the command `explore` imports them.
"""
