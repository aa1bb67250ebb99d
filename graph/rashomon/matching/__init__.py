"""Proposes pairs of events and of names that may be one, for people to decide; decides nothing itself."""

from rashomon.matching.cards import EventCard, Material, NameCard
from rashomon.matching.from_articles import material_of_articles
from rashomon.matching.from_dataset import material_of_dataset
from rashomon.matching.proposals import propose

__all__ = ["EventCard", "Material", "NameCard", "material_of_articles", "material_of_dataset", "propose"]
