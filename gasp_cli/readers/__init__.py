"""From match files, as they are found in the wild, to the record of a knowledge base.

Readers (`football_txt`, `csv_files`) turn text into what it says, line by line;
`rounds` gives the rounds one spelling, `names` the clubs and competitions theirs; `collect` brings
matches together, `editions` counts them; `into` fills a knowledge base, `rebuild` the built-in one.
"""
