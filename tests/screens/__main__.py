from tests.screens import write_all

write_all()
