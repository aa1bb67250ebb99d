"""Questions of the user's own: a folder of .rq files, asked by name beside the shipped ones."""

from pathlib import Path

from rashomon.errors import QuestionError
from rashomon.questions.file import Question, names, plain, read, read_file, resembling

_SUFFIXES = frozenset({".rq", ".sparql"})


class Folder:
    """A folder of questions.

    Args:
        path: the folder; None stands for no folder, so that only shipped questions are known.

    Raises:
        QuestionError: if it does not exist.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._files: dict[str, Path] = {}
        self._twice: dict[str, str] = {}
        if path is None:
            return
        if not path.is_dir():
            what = "is a file, not a folder" if path.exists() else "does not exist"
            raise QuestionError(f"the folder of questions {path} {what}. Name a folder with .rq files.")
        for file in sorted(path.iterdir(), key=lambda one: one.name):
            if file.suffix.lower() not in _SUFFIXES or file.name.startswith(".") or not file.is_file():
                continue
            other = self._files.setdefault(plain(file.name), file)
            if other is not file:
                self._twice[plain(file.name)] = f"{other} and {file.name} have one name. Rename one of them."

    def names(self) -> list[str]:
        """List the names of the folder's questions, sorted."""
        return sorted(self._files)

    def questions(self) -> tuple[list[Question], list[str]]:
        """Give the folder's questions, by name; and what is wrong with the files that hold none, with file and line."""
        found: list[Question] = []
        faults: list[str] = []
        for name in self.names():
            try:
                found.append(self._own(name))
            except QuestionError as error:
                faults.append(str(error))
        return found, faults

    def read(self, name: str) -> Question:
        """Give a question by what a user typed: a name from the folder, else as `rashomon.questions.read` does.

        Raises:
            QuestionError: if there is none of that name, two files have it, or it cannot be read.
        """
        if name != "-" and not Path(name).is_file() and plain(name) in self._files:
            return self._own(plain(name))
        try:
            return read(name)
        except QuestionError:
            # The folder's names come first among those that resemble it.
            near = resembling(plain(name), self.names())
            if not near or Path(name).is_file():
                raise
            raise QuestionError(f"there is no question {name!r}. {near}`rashomon ask --list` shows all.") from None

    def _own(self, name: str) -> Question:
        if name in self._twice:
            raise QuestionError(self._twice[name])
        return read_file(self._files[name])

    def instead(self, question: Question) -> str:
        """Say that a question stands in the place of a shipped one; empty where it does not."""
        if not question.origin or self._files.get(question.name) is None or question.name not in names():
            return ""
        return f"{question.name} is the question in {question.origin}, not the shipped one of that name."
