"""The head of a lesson's file: YAML whose every value is known with its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

FENCE = "---"


class Fault(ValueError):
    """This will say where a lesson's file cannot be read, and what to do."""

    def __init__(self, name: str, line: int, words: str) -> None:
        super().__init__(f"{name}, line {line}: {words}")
        self.line = line


@dataclass(frozen=True)
class Head:
    """Names and values of a file, each with its line; `node` is the YAML as it was parsed."""

    name: str
    node: yaml.MappingNode
    offset: int

    def only(self, names: Sequence[str]) -> None:
        """This will refuse a name that nobody knows, and one that stands twice."""
        seen: set[str] = set()
        for key, _ in self.node.value:
            word = str(key.value)
            if word not in names:
                raise self.fault_at(self._line(key), f"'{word}' is not known here. Use: {', '.join(names)}.")
            if word in seen:
                raise self.fault_at(self._line(key), f"'{word}' stands twice. Keep one.")
            seen.add(word)

    def has(self, name: str) -> bool:
        """This will say whether a name is there."""
        return self._found(name) is not None

    def text(self, name: str, longest: int) -> str:
        """This will give text, on one line or folded, refusing an empty or overlong one."""
        node = self._node(name)
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.fault(name, f"'{name}' is empty. Write its words after '{name}:'.")
        words = " ".join(node.value.split())
        if len(words) > longest:
            raise self.fault(name, f"'{name}' has {len(words)} characters. Keep it to {longest}.")
        return words

    def slug(self, name: str, shape: re.Pattern[str]) -> str:
        """This will give a short name for addresses."""
        value = self.text(name, 60)
        if not shape.fullmatch(value):
            raise self.fault(name, f"'{value}' is no id. Use small letters, figures and hyphens.")
        return value

    def number(self, name: str, low: int, high: int) -> int:
        """This will give a whole number between two bounds."""
        value = self.text(name, 20)
        if not re.fullmatch(r"-?\d+", value) or not low <= int(value) <= high:
            raise self.fault(name, f"'{name}' is '{value}'. Write a whole number from {low} to {high}.")
        return int(value)

    def is_yes(self, name: str) -> bool:
        """This will say whether a name has "yes"; no where it is missing."""
        if not self.has(name):
            return False
        value = self.text(name, 20)
        if value not in {"yes", "no"}:
            raise self.fault(name, f"'{name}' is '{value}'. Write yes or no.")
        return value == "yes"

    def words(self, name: str) -> list[str]:
        """This will give a list of single words; none where the name is missing."""
        node = self._found(name)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.fault(name, f"'{name}' is no list. Write it like this: [identity, blame].")
        return [str(each.value) for each in node.value]

    def items(self, name: str) -> Iterator["Head"]:
        """This will give each entry of a list, refusing an empty list."""
        node = self._node(name)
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self.fault(name, f"'{name}' is no list. Begin each of its entries with '- '.")
        for each in node.value:
            if not isinstance(each, yaml.MappingNode):
                raise self.fault_at(
                    self._line(each), "This entry has no names and values, such as 'id: ...'. Add them."
                )
            yield Head(self.name, each, self.offset)

    def fault(self, name: str, words: str) -> Fault:
        """This will make a fault at the line of a name."""
        node = self._found(name) or self.node
        return self.fault_at(self._line(node), words)

    def fault_at(self, line: int, words: str) -> Fault:
        """This will make a fault at a line of the file."""
        return Fault(self.name, line, words)

    def _node(self, name: str) -> yaml.Node:
        node = self._found(name)
        if node is None:
            raise self.fault_at(self._line(self.node), f"'{name}' is missing. Add '{name}: ...'.")
        return node

    def _found(self, name: str) -> yaml.Node | None:
        return next((node for key, node in self.node.value if key.value == name), None)

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + 1 + self.offset


def read_head(name: str, text: str) -> tuple[Head, list[str], int]:
    """This will part a file into its head, the lines of its body, and the number of the body's first line."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE:
        raise Fault(name, 1, "The file does not begin with ---. Put the head between two lines of ---.")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise Fault(name, 1, "The head that begins here never ends. Put a line of --- after it.")
    try:
        node = yaml.compose("\n".join(lines[1:end]), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark
        line = mark.line + 2 if mark else 1
        raise Fault(name, line, "This cannot be read. Look at the colons, quotes and spaces.") from None
    if not isinstance(node, yaml.MappingNode):
        raise Fault(name, 2, "The head has no names and values. Write 'id: ...', 'title: ...' and so on.")
    return Head(name, node, 1), lines[end + 1 :], end + 2
