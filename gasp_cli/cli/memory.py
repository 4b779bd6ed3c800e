"""How it shows that there was not enough memory. Loaded before all else: it imports nothing."""

ENOMEM = 12  # `errno` has it, which is not loaded yet


def short_of_memory(error: BaseException) -> bool:
    """Whether an error says that there was not enough memory, which Python says in several ways."""
    match error:
        case MemoryError():
            return True
        case SystemError():  # an allocation failed in C, and nothing said so
            return "without" in str(error)  # an exception set, or setting one
        case ImportError():  # a library was found, and had no room
            words = ("map segment", "allocate memory")  # i18n: words of an exception
            return any(word in str(error) for word in words)
        case OSError():
            return error.errno == ENOMEM
        case RuntimeError():
            return "can't start new thread" in str(error)  # i18n: words of an exception
    return False
