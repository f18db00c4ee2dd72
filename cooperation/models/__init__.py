"""What is stored, one file a subject."""

from cooperation.models.places import Body, BodyKind, Country, CountryPair
from cooperation.models.proposals import (
    Basis,
    Event,
    EventKind,
    EvidenceSearch,
    Facility,
    FacilityKind,
    Proposal,
    ProposalParty,
    ProposalStatus,
    Role,
    StatusChange,
)
from cooperation.models.sectors import Sector
from cooperation.models.sources import (
    Attribution,
    Checkability,
    Claim,
    ClaimType,
    Extent,
    Paragraph,
    Publication,
    Source,
    SourceKind,
    Statement,
)
from cooperation.models.trade import Category, Flow, Hedge, Target, TradeFigure, Unit
from cooperation.models.translations import Translation

__all__ = [
    "Attribution",
    "Basis",
    "Body",
    "BodyKind",
    "Category",
    "Checkability",
    "Claim",
    "ClaimType",
    "Country",
    "CountryPair",
    "Event",
    "EventKind",
    "EvidenceSearch",
    "Extent",
    "Facility",
    "FacilityKind",
    "Flow",
    "Hedge",
    "Paragraph",
    "Proposal",
    "ProposalParty",
    "ProposalStatus",
    "Publication",
    "Role",
    "Sector",
    "Source",
    "SourceKind",
    "Statement",
    "StatusChange",
    "Target",
    "TradeFigure",
    "Translation",
    "Unit",
]
