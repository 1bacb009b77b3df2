"""The mutants of a module: each changes a single expression inside of a function, by the operators of mutmut."""

from __future__ import annotations

import difflib
import random
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

SQL = re.compile(r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|FROM|WHERE|VALUES|PRAGMA)\b")


@dataclass(frozen=True)
class Mutant:
    """A module of the package with one change."""

    path: str  # from the root of the checkout
    line: int  # 1-based, where what is changed begins
    before: str
    after: str

    @cached_property
    def change(self) -> list[str]:
        """The lines that differ, as a diff shows them."""
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), lineterm="", n=0)
        return [line.rstrip() for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def rooms(root: Path) -> dict[str, list[Path]]:
    """The modules of each room; what stands beside the rooms is the spine."""
    package = root / "l10n"
    of_room: dict[str, list[Path]] = {"spine": sorted(package.glob("*.py"))}
    for path in sorted(package.glob("*/**/*.py")):
        of_room.setdefault(path.relative_to(package).parts[0], []).append(path)
    return of_room


def draw(root: Path, modules: list[Path], count: int, chance: random.Random) -> list[Mutant]:
    """Some mutants of the modules: a module as likely as it is long, in it one as likely as any other; none twice."""
    sizes = [path.stat().st_size for path in modules]
    drawn: dict[tuple[str, str], Mutant] = {}
    for path in chance.choices(modules, sizes, k=2 * count):
        module = _module(path)
        if module.mutations and len(drawn) < count:
            mutant = module.mutant(root, chance.randrange(len(module.mutations)))
            drawn[mutant.path, mutant.after] = mutant
    return sorted(drawn.values(), key=lambda mutant: (mutant.path, mutant.line))


@cache
def _module(path: Path) -> _Module:
    return _Module(path)


class _Module:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        wrapper = MetadataWrapper(libcst.parse_module(self.text))
        visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
        self.tree = wrapper.visit(visitor)
        self.places = wrapper.resolve(PositionProvider)
        self.mutations = [each for each in visitor.mutations if self._changes_what_runs(each)]

    def _changes_what_runs(self, mutation: Mutation) -> bool:
        """Whether it is inside of a function, and more than the letter case of SQL, which has none."""
        if not isinstance(mutation.contained_by_top_level_function, libcst.FunctionDef):
            return False
        texts = [
            node.value
            for node in (mutation.original_node, mutation.mutated_node)
            if isinstance(node, libcst.SimpleString)
        ]
        return len(texts) < 2 or not SQL.search(texts[0]) or texts[0].upper() != texts[1].upper()

    def mutant(self, root: Path, number: int) -> Mutant:
        mutation = self.mutations[number]
        place = self.places.get(mutation.original_node) or self.places[mutation.contained_by_top_level_function]
        after = self.tree.deep_replace(mutation.original_node, mutation.mutated_node).code
        return Mutant(self.path.relative_to(root).as_posix(), place.start.line, self.text, after)
