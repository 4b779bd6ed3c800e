"""One module a question: the kind of row that answers it, and the function that answers."""
