"""What sound data is: rules from documents to faults, each with file, table and id.

`decode` knows what one value must look like, `documents` what one document must be, `whole` what
all of them together must be, `texts` what the texts of the sources must bear out.
"""
