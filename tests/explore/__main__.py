from tests.explore import write_all

write_all()
