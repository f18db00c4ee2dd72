"""SDMX-CSV 2.0, SDMX-JSON 2.0 and the structure message, from the components of a data set.

https://github.com/sdmx-twg: sdmx-csv (v2.0.0), sdmx-json (v2.0.0).
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from dashboard.exports.lines import csv_lines
from dashboard.exports.sdmx import AGENCY, DATAFLOWS, VERSION, Cell, Component, Dataflow, Role

SCHEMAS = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/develop"
URN = "urn:sdmx:org.sdmx.infomodel"
CONCEPTS = "CS_CM"


def sdmx_csv(flow: Dataflow, rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
    """A header and a line for each row; all of it is information."""
    structure = ("dataflow", f"{AGENCY}:{flow.id}({VERSION})", "I")
    header = ["STRUCTURE", "STRUCTURE_ID", "ACTION", *(component.id for component in flow.components)]
    return csv_lines(chain([header], ((*structure, *row) for row in rows)))


def sdmx_json(
    flow: Dataflow, rows: Callable[[], Iterable[tuple[Cell, ...]]], prepared: datetime, language: str
) -> Iterator[str]:
    """A flat data set: each observation under the places of its dimensions in their lists.

    ``rows`` is gone through twice: for the lists, and for the observations, which are written as they are read.
    """
    places = _places(flow, rows())
    links = [{"rel": "dataflow", "urn": f"{URN}.datastructure.Dataflow={AGENCY}:{flow.id}({VERSION})"}]
    data = {"structure": 0, "action": "Information", "links": links}
    head = {
        "meta": _meta(f"{SCHEMAS}/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json", prepared, language),
        "data": {"structures": [_structure(flow, places) | {"links": links}], "dataSets": [data]},
    }
    yield json.dumps(head, ensure_ascii=False).removesuffix("}]}}")
    yield ', "observations": {'
    for index, row in enumerate(rows()):
        yield f"{',' if index else ''}\n{_observation(flow, places, row)}"
    yield "}}]}}"


type Places = dict[str, dict[Cell, int]]


def _places(flow: Dataflow, rows: Iterable[tuple[Cell, ...]]) -> Places:
    """For each dimension and each listed attribute the place of each value, in the order of their appearance."""
    listed = [(index, one.id) for index, one in enumerate(flow.components) if _is_listed(one)]
    places: Places = {name: {} for _index, name in listed}
    for row in rows:
        for index, name in listed:
            places[name].setdefault(row[index], len(places[name]))
    return places


def _is_listed(component: Component) -> bool:
    return component.role in (Role.DIMENSION, Role.TIME) or component.codes is not None


def _observation(flow: Dataflow, places: Places, row: tuple[Cell, ...]) -> str:
    cells = list(zip(flow.components, row, strict=True))
    key = ":".join(str(places[one.id][cell]) for one, cell in cells if one.role in (Role.DIMENSION, Role.TIME))
    measures = [cell for one, cell in cells if one.role is Role.MEASURE]
    attributes = [
        places[one.id][cell] if _is_listed(one) else cell for one, cell in cells if one.role is Role.ATTRIBUTE
    ]
    return f'"{key}": {json.dumps([*measures, *attributes], ensure_ascii=False)}'


def _structure(flow: Dataflow, places: Places) -> dict[str, Any]:
    return {
        "dataSets": [0],
        "name": flow.name,
        "names": {"en": flow.name},
        "dimensions": {
            "observation": [
                _part(one, places) | {"keyPosition": position}
                for position, one in enumerate(flow.with_role(Role.DIMENSION, Role.TIME))
            ]
        },
        "measures": {"observation": [_part(one, places) for one in flow.with_role(Role.MEASURE)]},
        "attributes": {"observation": [_part(one, places) for one in flow.with_role(Role.ATTRIBUTE)]},
    }


def _part(component: Component, places: Places) -> dict[str, Any]:
    part: dict[str, Any] = {"id": component.id, "name": component.name, "names": {"en": component.name}}
    if component.role is not Role.MEASURE:
        part["roles"] = [component.id]
    if component.role is Role.ATTRIBUTE:
        part["relationship"] = {"observation": {}}
    if component.id in places:
        part["values"] = [_value(component, value) for value in places[component.id]]
    elif component.is_number:
        part["format"] = {"dataType": "Double"}
    return part


def _value(component: Component, value: Cell) -> dict[str, Any]:
    """A value with its name where it is a code, or as it is."""
    text = str(value)
    if component.codes is None or text not in component.codes:
        return {"value": text}
    name = str(component.codes[text])
    return {"id": text, "name": name, "names": {"en": name}}


def no_results(detail: str, prepared: datetime, language: str) -> str:
    """A message without data, with the error that the standard has for it."""
    meta = _meta(f"{SCHEMAS}/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json", prepared, language)
    error = {"code": 100, "title": "No results found", "titles": {"en": "No results found"}, "detail": detail}
    return json.dumps({"meta": meta, "errors": [error]}, ensure_ascii=False)


def _meta(schema: str, prepared: datetime, language: str) -> dict[str, Any]:
    return {
        "schema": schema,
        "id": f"CM{prepared:%Y%m%d}",
        "prepared": prepared.isoformat(),
        "contentLanguages": [language],
        "sender": {"id": AGENCY, "name": "Cooperation Monitor", "names": {"en": "Cooperation Monitor"}},
    }


def structure_message(prepared: datetime) -> str:
    """The dataflows, their structures, concepts and code lists, as SDMX-JSON 2.0."""
    components = {one.id: one for flow in DATAFLOWS for one in flow.components}
    lists = {(flow.id, one.id): one for flow in DATAFLOWS for one in flow.components if one.codes is not None}
    content = {
        "meta": _meta(
            f"{SCHEMAS}/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json", prepared, "en"
        ),
        "data": {
            "dataflows": [_dataflow(flow) for flow in DATAFLOWS],
            "dataStructures": [_data_structure(flow) for flow in DATAFLOWS],
            "conceptSchemes": [
                _artefact(CONCEPTS, "Concepts of the Cooperation Monitor")
                | {"concepts": [_named(one.id, one.name) for one in components.values()]}
            ],
            "codelists": [
                _artefact(_list_id(flow, one), one.name)
                | {"codes": [_named(code, str(name)) for code, name in (one.codes or {}).items()]}
                for (flow, _id), one in lists.items()
            ],
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _named(own_id: str, name: str) -> dict[str, Any]:
    return {"id": own_id, "name": name, "names": {"en": name}}


def _artefact(own_id: str, name: str) -> dict[str, Any]:
    return _named(own_id, name) | {"agencyID": AGENCY, "version": VERSION}


def _list_id(flow_id: str, component: Component) -> str:
    return f"CL_{flow_id.removeprefix('DF_')}_{component.id}"


def _dataflow(flow: Dataflow) -> dict[str, Any]:
    structure = f"{URN}.datastructure.DataStructure={AGENCY}:{flow.structure_id}({VERSION})"
    texts = {"description": flow.description, "descriptions": {"en": flow.description}}
    return _artefact(flow.id, flow.name) | texts | {"structure": structure}


def _data_structure(flow: Dataflow) -> dict[str, Any]:
    def component(one: Component) -> dict[str, Any]:
        concept = f"{URN}.conceptscheme.Concept={AGENCY}:{CONCEPTS}({VERSION}).{one.id}"
        return {"id": one.id, "conceptIdentity": concept, "localRepresentation": _representation(flow, one)}

    return _artefact(flow.structure_id, flow.name) | {
        "dataStructureComponents": {
            "dimensionList": {
                "id": "DimensionDescriptor",
                "dimensions": [
                    component(one) | {"position": position}
                    for position, one in enumerate(flow.with_role(Role.DIMENSION), start=1)
                ],
                "timeDimension": component(flow.with_role(Role.TIME)[0]),
            },
            "measureList": {
                "id": "MeasureDescriptor",
                "measures": [component(one) for one in flow.with_role(Role.MEASURE)],
            },
            "attributeList": {
                "id": "AttributeDescriptor",
                "attributes": [
                    component(one) | {"attributeRelationship": {"observation": {}}, "usage": "optional"}
                    for one in flow.with_role(Role.ATTRIBUTE)
                ],
            },
        }
    }


def _representation(flow: Dataflow, component: Component) -> dict[str, Any]:
    if component.codes is not None:
        return {"enumeration": f"{URN}.codelist.Codelist={AGENCY}:{_list_id(flow.id, component)}({VERSION})"}
    if component.role is Role.TIME:
        return {"format": {"dataType": "ObservationalTimePeriod"}}
    return {"format": {"dataType": "Double" if component.is_number else "String"}}
