"""Lack of memory. Loaded before all else, so it imports nothing."""

ENOMEM = 12  # that of `errno`, which is not loaded yet


def short_of_memory(error: BaseException) -> bool:
    """Whether an error means a lack of memory; Python has several for it."""
    match error:
        case MemoryError():
            return True
        case SystemError():  # an allocation failed in C
            return "without" in str(error)  # "without setting an exception"
        case ImportError():  # no room for a library
            words = ("map segment", "allocate memory")  # i18n: words of an exception
            return any(word in str(error) for word in words)
        case OSError():
            return error.errno == ENOMEM
        case RuntimeError():
            return "can't start new thread" in str(error)  # i18n: words of an exception
    return False
