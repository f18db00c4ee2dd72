"""What is stored, one file a subject."""

from cooperation.models.amounts import Category, CountedAs, Flow, Hedge, Scale, Unit
from cooperation.models.editing import OpenForm, Review
from cooperation.models.events import Event, EventKind, Facility, FacilityKind
from cooperation.models.evidence import Bearing, EvidenceSearch, Showing
from cooperation.models.history import Change
from cooperation.models.places import Body, BodyKind, Country, CountryGroup, CountryPair, Membership
from cooperation.models.proposals import Proposal, ProposalParty, Role
from cooperation.models.rates import ExchangeRate
from cooperation.models.replacement import (
    Database,
    HsEdition,
    Product,
    ProductCoverage,
    ProductExclusion,
    ProductFlow,
    ProductTrade,
    ProductUpload,
    UploadState,
)
from cooperation.models.search import SearchEntry
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
from cooperation.models.status_changes import Basis, ProposalStatus, StatusChange
from cooperation.models.texts import MarkedWords, TextParagraph
from cooperation.models.trade import Target, TradeFigure
from cooperation.models.translations import Translation

__all__ = [
    "Attribution",
    "Basis",
    "Bearing",
    "Body",
    "BodyKind",
    "Category",
    "Change",
    "Checkability",
    "Claim",
    "ClaimType",
    "CountedAs",
    "Country",
    "CountryGroup",
    "CountryPair",
    "Database",
    "Event",
    "EventKind",
    "EvidenceSearch",
    "ExchangeRate",
    "Extent",
    "Facility",
    "FacilityKind",
    "Flow",
    "Hedge",
    "HsEdition",
    "MarkedWords",
    "Membership",
    "OpenForm",
    "Paragraph",
    "Product",
    "ProductCoverage",
    "ProductExclusion",
    "ProductFlow",
    "ProductTrade",
    "ProductUpload",
    "Proposal",
    "ProposalParty",
    "ProposalStatus",
    "Publication",
    "Review",
    "Role",
    "Scale",
    "SearchEntry",
    "Sector",
    "Showing",
    "Source",
    "SourceKind",
    "Statement",
    "StatusChange",
    "Target",
    "TextParagraph",
    "TradeFigure",
    "Translation",
    "Unit",
    "UploadState",
]
