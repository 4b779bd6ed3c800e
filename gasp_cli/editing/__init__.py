"""Changing a knowledge base: made, copied, added to, taken from; always whole and always sound."""
