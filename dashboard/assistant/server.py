"""The record for assistants, by the Model Context Protocol: tools that read and cite, and nothing that writes.

The only module that imports the protocol's package; ``manage.py mcp`` imports it, no page of a reader does.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations

from dashboard.api.resources import RESOURCES
from dashboard.assistant.answers import MOST_RECORDS, Answer, CannotAnswerError, Question, answered
from dashboard.exports.about import PUBLISHER

INSTRUCTIONS = """\
What two countries say they will do together, and what comes of it. Begin with find_pairs; a pair is named by its
code, such as BLR-KAZ. Tell what the answers hold and nothing else: "finding" is the site's own sentence, "records" are
the rows behind it. Whatever you repeat, cite by source, paragraph, address and revision, as "citations" give them. A
number has a value as stated and a range that it can mean (low, high); keep its hedge ("almost", "more than"). What is
"derived" was computed from stated figures and said by nobody. Where nothing is on record, say so.
"""
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
BY_NAME = {resource.name: resource for resource in RESOURCES}
READING = ("SELECT", "WITH", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET")


def find_pairs() -> Answer:
    """The pairs of countries that are followed, with their codes and how far their proposals have got."""
    return _answer(Question(BY_NAME["pairs"]))


def find_proposals(  # noqa: PLR0913, PLR0917 - each a word that an assistant may say
    pair: str,
    words: str = "",
    status: list[str] | None = None,
    side: str = "",
    sector: str = "",
    evidence: list[str] | None = None,
    year: int | None = None,
    known_on: date | None = None,
    most: int = 20,
) -> Answer:
    """Proposals of a pair with status, evidence of delivery and sectors.

    words: to look for, in any language of the record. status: proposed, offered, endorsed, agreed, signed, under_way,
    completed, stalled, dropped. side: the country that put it forward (KAZ), or both. sector: a sector's code.
    evidence: none_found, statement_only, document, partly_delivered, delivered, contradicted. known_on: the list as it
    was known on that day.
    """
    filters = {
        "q": words,
        "status": status or [],
        "by": side.upper() if side != "both" else side,
        "sector": sector,
        "evidence": evidence or [],
        "year": str(year or ""),
        "as_of": _day(known_on),
    }
    return _answer(Question(BY_NAME["proposals"], pair, filters, most=most))


def get_proposal(pair: str, number: int, known_on: date | None = None) -> Answer:
    """One proposal: each status with its date and source, what sources show, and searches without a find."""
    return _answer(Question(BY_NAME["proposal"], pair, {"as_of": _day(known_on)}, number))


def find_figures(  # noqa: PLR0913, PLR0917 - each a word that an assistant may say
    pair: str,
    year: int | None = None,
    side: str = "",
    flow: str = "",
    category: str = "",
    code: str = "",
    derived: bool = False,
    known_on: date | None = None,
    most: int = 30,
) -> Answer:
    """Figures of trade with hedge, range and source, which of several was chosen and why, and what contradicts it.

    side: whose figure it is (BLR). flow: TT turnover, X exports, M imports, B balance, each from that side. code: one
    figure (H26). derived: what follows from stated figures, with its formula, in place of what was stated.
    """
    filters = {
        "year": str(year or ""),
        "side": side.upper(),
        "flow": flow.upper(),
        "category": category,
        "as_of": _day(known_on),
    }
    resource = BY_NAME["derived-figures" if derived else "figures"]
    return _answer(Question(resource, pair, filters, code=code, most=most))


def find_targets(pair: str, code: str = "", known_on: date | None = None) -> Answer:
    """Targets with their fate: by when, reached by figures or by officials' words alone or not, and on what that rests.

    code: one target (T6); all without it.
    """
    return _answer(Question(BY_NAME["targets"], pair, {"as_of": _day(known_on)}, code=code))


def what_was_known(pair: str, day: date) -> Answer:
    """What was known on a day, from what had been published by then: proposals by status, trade, the leading target."""
    return _answer(Question(BY_NAME["overview"], pair, {"as_of": _day(day)}))


TOOLS: tuple[Callable[..., Answer], ...] = (
    find_pairs,
    find_proposals,
    get_proposal,
    find_figures,
    find_targets,
    what_was_known,
)


def record_server() -> MCPServer[Any]:
    """The server with its tools, ready to run."""
    server: MCPServer[Any] = MCPServer(
        "cooperation-monitor", title=PUBLISHER, instructions=INSTRUCTIONS, log_level="WARNING"
    )
    for tool in TOOLS:
        server.add_tool(tool, annotations=READS)
    return server


def serve_http(address: str) -> None:
    """Serve on "127.0.0.1:8765", below /mcp, for the names that the site answers to."""
    host, _colon, port = address.rpartition(":")
    names = [f"{name}{ending}" for name in settings.ALLOWED_HOSTS for ending in ("", ":*")]
    security = TransportSecuritySettings(allowed_hosts=names)
    record_server().run(
        "streamable-http",
        host=host,
        port=int(port),
        stateless_http=True,  # each question stands alone, so that any of several processes may answer it
        json_response=True,
        transport_security=security,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _answer(question: Question) -> Answer:
    """The answer, read in a thread of its own; what has none is told as a sentence."""
    if not 1 <= question.most <= MOST_RECORDS:
        raise ToolError(f"“most” is 1 to {MOST_RECORDS}.")
    close_old_connections()
    try:
        with connection.execute_wrapper(only_reading):
            return answered(question, settings.SITE_ADDRESS, timezone.localdate())
    except CannotAnswerError as error:
        raise ToolError(str(error)) from error
    finally:
        close_old_connections()


def only_reading(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Let through what reads; PermissionError for all else."""
    if not sql.lstrip(" (\n").upper().startswith(READING):
        raise PermissionError("An assistant reads and never writes.")
    return execute(sql, params, many, context)
