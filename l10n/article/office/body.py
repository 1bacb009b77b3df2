"""What is read of an office document of either format: its parts as trees, its paragraphs in order, their blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from l10n.article import container
from l10n.article.container import ContainerPart, ContainerReader
from l10n.article.office import xml
from l10n.article.office.blocks import paragraph_blocks
from l10n.article.office.flow import FlowItem, flow, has_words
from l10n.article.office.place import OfficeParagraph, OfficePicture, OfficePlace
from l10n.article.office.xml import XmlNode
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.model import Article, Block

_RULE = late_pattern(r"[\s*_~·•—–#-]*[*_~·•—–#-]{1,3}[\s*_~·•—–#-]*")


@dataclass
class OfficeBody:
    """The reading of an article. `places` are those of the blocks of paragraphs, by where they start."""

    article: Article
    paragraphs: list[OfficeParagraph] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    places: dict[int, OfficePlace] = field(default_factory=dict)
    count: int = 0
    tables: int = 0
    rows: int = 0
    syntax: str = "flow"
    by_look: bool = True

    @cached_property
    def parts(self) -> tuple[ContainerPart, ...]:
        """The parts of the article's text; the document is the first."""
        return tuple(container.parts(self.article.text))

    @cached_property
    def reader(self) -> ContainerReader:
        """The members of the file."""
        return ContainerReader(self.article.container, self.article.path)

    @cached_property
    def trees(self) -> Mapping[str, XmlNode]:
        """The parts as trees, by their names."""
        return {part.name: xml.parse(self.article.text, part.start, part.end) for part in self.parts}

    def root(self, name: str) -> XmlNode:
        """The root element of a part."""
        return next((node for node in self.trees[name].children if node.name), self.trees[name])

    def begin(self, name: str) -> None:
        """Notes how a part calls its namespaces, for what is written into it."""
        prefixes = xml.prefixes_of(self.trees[name], self.article.text)
        self.syntax = " ".join(["flow", *(f"{mine}={ours}" for mine, ours in prefixes.items())])

    def add(self, node: XmlNode, number: int, place: OfficePlace, seen: tuple[Sequence[FlowItem], bool]) -> list[Block]:
        """A paragraph with its items, and whether it is a rule: its blocks, in order."""
        order = flow(seen[0], by_look=self.by_look)
        before, block, after = paragraph_blocks(order, self.article.text, place.role, number, self.syntax_of(node))
        if block is not None:
            self.places[block.start] = place
        rule = seen[1] or (not has_words(order.core) and bool(_RULE.fullmatch(node.words())))
        pictures = () if place.is_hidden else tuple(self.pictures(node))
        self.paragraphs.append(OfficeParagraph(node, number, place, order, pictures, self.anchors(node), rule))
        return [*before, *([block] if block else []), *after]

    def syntax_of(self, _node: XmlNode) -> str:
        """What a writer needs to know of a paragraph beside its source."""
        return self.syntax

    def pictures(self, node: XmlNode) -> Sequence[OfficePicture]:
        """The pictures of a paragraph."""
        raise NotImplementedError

    def anchors(self, node: XmlNode) -> tuple[str, ...]:
        """The names by which links find a paragraph."""
        raise NotImplementedError
