"""What a figure or a target counts: the category, and the part of it where it is not the whole."""

from enum import StrEnum


class Category(StrEnum):
    """What is exchanged. Two of them are never added up or compared, unless a rule says so."""

    GOODS = "goods"
    SERVICES = "services"
    GOODS_SERVICES = "goods_services"
    INVESTMENT_FLOW = "investment_flow"
    INVESTMENT_STOCK = "investment_stock"
    REMITTANCES = "remittances"
    NOT_SAID = "not_said"


WHOLE = ""


class ScopeKind(StrEnum):
    """What sort of part a pair's own scope is."""

    REGION = "region"
    PRODUCT_GROUP = "product_group"


class CommonScope(StrEnum):
    """Parts of the whole that every pair may name; a pair's own (a region, a product group) stand in its record."""

    NON_OIL = "non_oil"
    AGRIFOOD = "agrifood"
    NON_PRECIOUS = "non_precious"
