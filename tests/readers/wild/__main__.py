from tests.readers.wild import KEPT, readings

KEPT.write_text(readings(), encoding="utf-8", newline="\n")
