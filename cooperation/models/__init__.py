"""What is stored, one file a subject."""

from cooperation.models.accepted import AcceptedFinding, QuestionRule
from cooperation.models.amounts import Category, CountedAs, Flow
from cooperation.models.counted import StatedCount
from cooperation.models.editing import OpenForm, Review
from cooperation.models.events import Event, EventKind, Facility, FacilityKind
from cooperation.models.evidence import Bearing, EvidenceSearch, Showing
from cooperation.models.frozen import FrozenChart
from cooperation.models.hedged import Hedge
from cooperation.models.history import Change
from cooperation.models.places import Body, BodyKind, Country, CountryGroup, CountryPair, Membership
from cooperation.models.proposals import EarlierDeadline, OtherProposer, Proposal, ProposalParty, Role
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
from cooperation.models.scopes import Scope, ScopeSort, SharedScope
from cooperation.models.search import SearchEntry
from cooperation.models.sectors import Sector
from cooperation.models.series import PartnerBy, SeriesEdition, Valuation
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
from cooperation.models.status_changes import Basis, Manner, ProposalStatus, StatusChange
from cooperation.models.targets import Target
from cooperation.models.texts import MarkedWords, TextParagraph
from cooperation.models.trade import TradeFigure
from cooperation.models.translations import Translation

__all__ = [
    "AcceptedFinding",
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
    "EarlierDeadline",
    "Event",
    "EventKind",
    "EvidenceSearch",
    "ExchangeRate",
    "Extent",
    "Facility",
    "FacilityKind",
    "Flow",
    "FrozenChart",
    "Hedge",
    "HsEdition",
    "Manner",
    "MarkedWords",
    "Membership",
    "OpenForm",
    "OtherProposer",
    "Paragraph",
    "PartnerBy",
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
    "QuestionRule",
    "Review",
    "Role",
    "Scope",
    "ScopeSort",
    "SearchEntry",
    "Sector",
    "SeriesEdition",
    "SharedScope",
    "Showing",
    "Source",
    "SourceKind",
    "StatedCount",
    "Statement",
    "StatusChange",
    "Target",
    "TextParagraph",
    "TradeFigure",
    "Translation",
    "UploadState",
    "Valuation",
]
