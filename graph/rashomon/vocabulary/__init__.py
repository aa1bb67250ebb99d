"""The ontology's names, lists, roles and labels, read from the data in ontology/.

No name of a class, list or role stands in Python: whoever needs one asks `load_vocabulary()`.
"""

from rashomon.vocabulary.load import load_vocabulary
from rashomon.vocabulary.model import Element, Role, Term, ValueList, Vocabulary

__all__ = ["Element", "Role", "Term", "ValueList", "Vocabulary", "load_vocabulary"]
