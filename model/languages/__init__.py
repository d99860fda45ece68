"""What people read, in the language they choose; its messages are the English sentences.

A message is written as a literal where it is used, ``text("Transit revenue")`` with
``text = load("ru")``, and translated in ``catalogues/``; one that is kept in a table until then is
marked there, ``message("Transit revenue")``. Names (snake_case), JSON and files stay English.
"""

from model.languages.codes import LANGUAGES, VARIABLE, LanguageError
from model.languages.language import ENGLISH, Language, load, message

__all__ = ["ENGLISH", "LANGUAGES", "VARIABLE", "Language", "LanguageError", "load", "message"]
