"""Facts and layers as the JSON that the atlas serves: names and members as the contract of the API fixes them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo import style
from geo.facts import Facts
from geo.layers import Layers
from geo.levels import LEVELS
from geo.routing import Gap
from geo.rows import (
    ClaimRow,
    CorridorFact,
    CorridorRow,
    Coverage,
    LayerRow,
    Membership,
    PartnershipStep,
    Place,
    PublishedView,
    Source,
    ThemeRow,
)
from geo.view import LANGUAGES

COORDINATE_DECIMALS = 5
"""About a metre: more than any line of the atlas can claim."""


def in_languages(row: object, stem: str) -> dict[str, Any]:
    """Return `{ar, en, tr}` from the columns `<stem>_ar`, `<stem>_en`, `<stem>_tr` of a row."""
    return {lang: getattr(row, f"{stem}_{lang}") for lang in LANGUAGES}


def said_in_languages(row: object, stem: str) -> dict[str, str] | None:
    """Return `{ar, en, tr}` from a row's columns, or None where they are empty."""
    words = in_languages(row, stem)
    return words if any(words.values()) else None


def atlas_record(facts: Facts, layers: Layers) -> dict[str, Any]:
    """Return titles, map region and levels of detail, and the republics with names, label points and areas."""
    republics = [
        {
            "iso3": row.iso3,
            "name": in_languages(row, "name"),
            "label": [round(row.label_lon, 3), round(row.label_lat, 3)],
            "area_km2": row.area_km2,
            "area_with_lagoon_km2": _number_or_none(row.area_with_lagoon_km2),
        }
        for row in layers.republics.itertuples()
    ]
    return {
        "title": in_languages(facts.info, "title"),
        "edition_date": facts.info.edition_date.isoformat(),
        "context": list(facts.info.context),
        "bounds": bounds(layers.republics.geometry),
        "levels": [{"name": level.name, "max_zoom": level.max_zoom} for level in LEVELS],
        "republics": republics,
    }


def _number_or_none(number: Any) -> float | None:  # noqa: ANN401 - pandas' NA has no type of its own
    return None if pd.isna(number) else float(number)


def bounds(geometry: Iterable[BaseGeometry]) -> list[float]:
    """Return west, south, east, north in degrees."""
    return [round(float(number), 4) for number in shapely.total_bounds(list(geometry))]


def vocabulary_record(facts: Facts) -> dict[str, Any]:
    """Return the names that views may use."""
    names = facts.vocabulary()
    return {
        "layers": names.layers,
        "default_layers": names.default_layers,
        "themes": names.themes,
        "default_theme": names.default_theme,
        "republics": names.republics,
        "items": sorted(names.items),
        "aliases": dict(names.aliases),
    }


def layer_records(facts: Facts, layers: Layers) -> list[dict[str, Any]]:
    """Return the catalogue: one entry per layer, in catalogue order."""
    corridors = {corridor.corridor: corridor for corridor in facts.corridors}
    return [
        _corridor_layer(layer, corridors[layer.layer], layers)
        if layer.kind == "corridor"
        else _other_layer(layer, facts, layers)
        for layer in facts.layers
    ]


def _corridor_layer(layer: LayerRow, corridor: CorridorRow, layers: Layers) -> dict[str, Any]:
    legs = layers.legs[layers.legs["corridor"] == layer.layer]
    return {
        "slug": layer.layer,
        "group": layer.group,
        "name": in_languages(corridor, "name"),
        "kind": layer.kind,
        "status": _status(legs),
        "in_paper": corridor.in_paper,
        "count": len(legs),
        "default": layer.default,
        "bounds": bounds(legs.geometry),
        "swatches": _line_swatches(legs, corridor.kind),
    }


def _status(legs: gpd.GeoDataFrame) -> str:
    """Return the status of a corridor: that of its first main leg."""
    main = legs[legs["role"] == "main"]
    return str((main if len(main) else legs).iloc[0]["status"])


def line_look(mode: str, status: str, role: str, corridor_kind: str) -> dict[str, Any]:
    """Return how a leg is drawn: ink, width in pixels, dash."""
    return {
        "ink": style.leg_ink(mode, corridor_kind),
        "width": round(style.LINE_WIDTH[mode] * style.ROLE_SHARE_OF_WIDTH[role], 2),
        "dash": style.STATUS_DASH[status],
    }


def _line_swatches(legs: gpd.GeoDataFrame, corridor_kind: str) -> list[dict[str, Any]]:
    """Return one swatch per kind of line in a corridor, in travel order."""
    kinds = dict.fromkeys((leg.mode, leg.status) for leg in legs.itertuples())
    return [
        {"form": "line", "mode": mode, "status": status, **line_look(mode, status, "main", corridor_kind)}
        for mode, status in kinds
    ]


_OTHER_SWATCHES: dict[str, dict[str, str]] = {
    "water": {"form": "area", "ink": "water"},
    "neighbours": {"form": "area", "ink": "land"},
    "rivers": {"form": "thin-line", "ink": "river"},
    "graticule": {"form": "thin-line", "ink": "graticule"},
}


def _other_layer(layer: LayerRow, facts: Facts, layers: Layers) -> dict[str, Any]:
    shapes = {
        "places": places_of(layer, layers).geometry,
        "flows": layers.flows[layers.flows["layer"] == layer.layer].geometry,
        "membership": members_of(layer, layers).geometry,
        "water": layers.lakes.geometry,
        "neighbours": layers.neighbours.geometry,
        "rivers": layers.rivers.geometry,
    }.get(layer.kind)
    return {
        "slug": layer.layer,
        "group": layer.group,
        "name": in_languages(layer, "name"),
        "kind": layer.kind,
        "status": None,
        "in_paper": None,
        "count": 0 if shapes is None else len(shapes),
        "default": layer.default,
        "bounds": list(facts.info.context) if shapes is None or shapes.empty else bounds(shapes),
        "swatches": _other_swatches(layer, layers),
    }


def _other_swatches(layer: LayerRow, layers: Layers) -> list[dict[str, Any]]:
    if layer.kind == "places":
        return [{"form": "spot", "place": layer.places}]
    if layer.kind == "flows":
        return [{"form": "flow", "ink": style.FLOW_INKS.get(layer.layer, "flow"), "width": style.FLOW_PLAIN_WIDTH * 2}]
    if layer.kind == "membership":
        states = dict.fromkeys(members_of(layer, layers)["state"])
        return [{"form": "chip", "state": state} for state in states]
    return [dict(_OTHER_SWATCHES[layer.kind])]


def places_of(layer: LayerRow, layers: Layers) -> gpd.GeoDataFrame:
    """Return the places that a layer of places shows."""
    return layers.places[layers.places["kind"] == layer.places]


def members_of(layer: LayerRow, layers: Layers) -> gpd.GeoDataFrame:
    """Return what states are to the organisation of a layer."""
    return layers.members[layers.members["organisation"] == layer.layer]


def theme_records(facts: Facts, layers: Layers) -> list[dict[str, Any]]:
    """Return the themes with what is stated or measured for each republic."""
    return [
        {
            "slug": slug,
            "name": _theme_name(theme, tool, facts),
            "note": said_in_languages(theme, "note"),
            "basis": theme.basis,
            "unit": theme.unit,
            "figures": _figures(theme, tool, facts, layers),
        }
        for slug, theme, tool in facts.themes_by_slug()
    ]


def _theme_name(theme: ThemeRow, tool: str | None, facts: Facts) -> dict[str, str]:
    names = in_languages(theme, "name")
    if tool is None:
        return names
    tools = in_languages(facts.word("tool", tool), "name")
    return {lang: f"{names[lang]}: {tools[lang]}" for lang in LANGUAGES}


def _figures(theme: ThemeRow, tool: str | None, facts: Facts, layers: Layers) -> dict[str, list[dict[str, Any]]]:
    if theme.measure is not None:
        measured = layers.republics.set_index("iso3")[theme.measure]
        return {code: [_figure_record(float(value))] for code, value in measured.items()}
    figures: dict[str, list[dict[str, Any]]] = {republic.iso3: [] for republic in facts.republics}
    for claim in facts.claims:
        value = _value_for(theme, tool, claim)
        if value is not None and claim.country in figures:
            figures[claim.country].append(_figure_record(value, claim))
    return figures


def _value_for(theme: ThemeRow, tool: str | None, claim: ClaimRow) -> float | None:
    """Return what a claim counts in a theme, or None if the theme does not select it."""
    if theme.basis == "share":
        return None if claim.power is None else float(claim.power == "hard")
    if theme.basis == "count":
        is_selected = claim.tool == tool if tool is not None else claim.evidence == theme.evidence
        return 1.0 if is_selected else None
    is_selected = claim.claim in theme.claims or (theme.indicator is not None and claim.indicator == theme.indicator)
    return claim.value if is_selected else None


def _figure_record(value: float, claim: ClaimRow | None = None) -> dict[str, Any]:
    """Return a figure of a theme: one that a claim states, or one that we measured."""
    if claim is None:
        flags: dict[str, Any] = {"claim": None, "value_corrected": None, "date": None, "plausibility": "ok"}
        return {"value": value, **flags, "fault": None, "qualifier": None, "event": None, "conflicts": []}
    return {
        "value": value,
        "claim": claim.claim,
        "value_corrected": claim.value_corrected,
        "date": claim.date,
        "plausibility": claim.plausibility,
        "fault": claim.fault,
        "qualifier": claim.qualifier,
        "event": min(claim.claim, *claim.same_event) if claim.same_event else None,
        "conflicts": list(claim.conflicts),
    }


def claim_records(facts: Facts) -> list[dict[str, Any]]:
    """Return the claims as the API gives them."""
    return [_claim(claim, facts) for claim in facts.claims]


def _claim(claim: ClaimRow, facts: Facts) -> dict[str, Any]:
    words = facts.claim_texts[claim.claim]
    kept = ("kind", "country", "partner", "power", "domain", "tool", "evidence")
    related = [("same-event", name) for name in claim.same_event] + [("conflicts", n) for n in claim.conflicts]
    return {
        "id": claim.claim,
        **{name: getattr(claim, name) for name in kept},
        "priority": int(claim.priority),
        "indicator": claim.indicator,
        "label": in_languages(words, "label"),
        "note": said_in_languages(words, "note"),
        "value": claim.value,
        "value_text": said_in_languages(words, "value_text"),
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "as_printed": claim.as_printed,
        "value_corrected": claim.value_corrected,
        "value_reference": claim.value_reference,
        "date": claim.date,
        "date_precision": date_precision(claim.date),
        "date_basis": claim.date_basis,
        "date_corrected": claim.date_corrected,
        "plausibility": claim.plausibility,
        "fault": claim.fault,
        "check_basis": claim.check_basis,
        "check_source": claim.check_source,
        "place": _claim_place(claim, facts),
        "locator": [{"section": claim.section, "paragraph": claim.paragraph}],
        "cited_as": claim.cited_as,
        "sources": list(claim.sources),
        "source_missing": _remark(facts, claim.source_missing),
        "source_remark": _remark(facts, claim.source_remark),
        "related": [{"id": name, "relation": relation} for relation, name in related],
        "url": f"claims/{claim.claim}",
    }


def _claim_place(claim: ClaimRow, facts: Facts) -> dict[str, Any] | None:
    if claim.place is None:
        return None
    (place,) = [place for place in facts.places if place.place == claim.place]
    return {
        "slug": place.place,
        "name": in_languages(place, "name"),
        "lat": place.lat,
        "lon": place.lon,
        "basis": claim.place_basis,
    }


def relation_records(facts: Facts) -> dict[str, Any]:
    """Return what is known beside the claims: places, memberships, coverage, steps, views, words of closed lists."""
    return {
        "places": [_place_record(place) for place in facts.places],
        "memberships": [_membership_record(row) for row in facts.memberships],
        "coverage": [_coverage_record(row) for row in facts.coverage],
        "partnership_steps": [_step_record(row) for row in facts.partnership_steps],
        "published_views": [_view_record(row) for row in facts.published_views],
        "words": _word_records(facts),
    }


def _place_record(place: Place) -> dict[str, Any]:
    return {
        "slug": place.place,
        "kind": place.kind,
        "name": in_languages(place, "name"),
        "lon": place.lon,
        "lat": place.lat,
        "country": place.country,
        "source": place.source,
        "note": place.note,
    }


def _membership_record(row: Membership) -> dict[str, Any]:
    return {
        "organisation": row.organisation,
        "country": row.country,
        "state": row.state,
        "claims": list(row.claims),
        "since": row.since,
        "source": row.source,
        "note": said_in_languages(row, "note"),
    }


def _coverage_record(row: Coverage) -> dict[str, Any]:
    return {
        "country": row.country,
        "indicator_group": row.indicator_group,
        "state": row.state,
        "claims": list(row.claims),
        "reason": said_in_languages(row, "reason"),
    }


def _step_record(row: PartnershipStep) -> dict[str, Any]:
    return {
        "country": row.country,
        "date": row.date,
        "step": in_languages(row, "step"),
        "claims": list(row.claims),
    }


def _view_record(row: PublishedView) -> dict[str, Any]:
    return {
        "slug": row.view,
        "query": row.query,
        "title": in_languages(row, "title"),
        "text": in_languages(row, "text"),
        "claims": list(row.claims),
    }


def _word_records(facts: Facts) -> dict[str, dict[str, dict[str, str]]]:
    lists: dict[str, dict[str, dict[str, str]]] = {}
    for row in facts.words:
        lists.setdefault(row.list, {})[row.word] = in_languages(row, "name")
    return lists


def _remark(facts: Facts, remark: str | None) -> dict[str, str] | None:
    return None if remark is None else in_languages(facts.remarks[remark], "text")


def date_precision(date: str | None) -> str | None:
    """Return `day`, `month`, `year` or `interval`: how exactly an ISO date says when."""
    if date is None:
        return None
    return "interval" if "/" in date else {4: "year", 7: "month", 10: "day"}[len(date)]


def synonym_records(facts: Facts) -> list[dict[str, Any]]:
    """Return the spellings that search takes for one word."""
    return [{"word": row.word, "variants": row.variants.split("|")} for row in facts.synonyms]


def source_records(facts: Facts) -> list[dict[str, Any]]:
    """Return the sources as the API gives them, empty members left out."""
    return [_source(source, facts) for source in facts.sources]


def _source(source: Source, facts: Facts) -> dict[str, Any]:
    members = source.model_dump()
    note = facts.source_notes.get(source.source)
    remark = {} if note is None else {"remark": in_languages(note, "text")}
    return {"id": members.pop("source"), **{name: value for name, value in members.items() if value}, **remark}


def republics_record(layers: Layers) -> dict[str, Any]:
    """Return the republics as a FeatureCollection (RFC 7946), full detail."""
    features = []
    for row in layers.republics.itertuples():
        properties: dict[str, Any] = {
            "iso3": row.iso3,
            **{f"name_{lang}": name for lang, name in in_languages(row, "name").items()},
            "area_km2": row.area_km2,
        }
        with_lagoon = _number_or_none(row.area_with_lagoon_km2)
        if with_lagoon is not None:
            properties["area_with_lagoon_km2"] = with_lagoon
        features.append(feature(row.geometry, properties, feature_id=row.iso3))
    return {"type": "FeatureCollection", "features": features}


def feature(geometry: BaseGeometry, properties: Mapping[str, Any], *, feature_id: str | None = None) -> dict[str, Any]:
    """Return a GeoJSON feature: lon, lat in degrees, outer rings anticlockwise (RFC 7946)."""
    oriented = shapely.orient_polygons(geometry) if "Polygon" in geometry.geom_type else geometry
    rounded = shapely.transform(oriented, lambda points: np.round(points, COORDINATE_DECIMALS) + 0.0)
    shape = json.loads(shapely.to_geojson(rounded))
    identified = {} if feature_id is None else {"id": feature_id}
    return {"type": "Feature", **identified, "properties": dict(properties), "geometry": shape}


def corridor_record(corridor: CorridorRow, facts: Facts, layers: Layers) -> dict[str, Any]:
    """Return a corridor as a FeatureCollection: a LineString per leg in travel order, then a Point per stop."""
    legs = layers.legs[layers.legs["corridor"] == corridor.corridor]
    main = legs[legs["role"] == "main"]
    published = [fact for fact in facts.corridor_facts if fact.corridor == corridor.corridor]
    return {
        "type": "FeatureCollection",
        "slug": corridor.corridor,
        "name": in_languages(corridor, "name"),
        "summary": said_in_languages(corridor, "summary"),
        "kind": corridor.kind,
        "status": _status(legs),
        "in_paper": corridor.in_paper,
        "length_km": round(float(main["length_km"].sum()), 1),
        "network_km": _total_network_km(main),
        "published_length_km": [
            {"value": _number_or_text(fact), "subject": fact.subject, "source": fact.source}
            for fact in published
            if fact.key == "length"
        ],
        "countries": list(dict.fromkeys(code for countries in legs["countries"] for code in countries)),
        "length_by_country_km": _total_by_country(main),
        "facts": [_fact(fact) for fact in published],
        "claims": list(corridor.claims),
        "source": corridor.source,
        "features": [*_leg_features(legs), *_stop_features(legs, layers)],
    }


def _fact(fact: CorridorFact) -> dict[str, Any]:
    return {
        "key": fact.key,
        "subject": fact.subject,
        "subject_name": said_in_languages(fact, "subject"),
        "value": _number_or_text(fact),
        "value_text": said_in_languages(fact, "value"),
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "as_of": fact.as_of,
        "source": fact.source,
        "note": fact.note,
    }


def _number_or_text(fact: CorridorFact) -> float | str | None:
    """Return a figure as a number where it has a unit; a date, which has none, as text."""
    return float(fact.value) if fact.value is not None and fact.unit is not None else fact.value


def _total_by_country(legs: gpd.GeoDataFrame) -> dict[str, float]:
    total: dict[str, float] = {}
    for by_country in legs["length_by_country_km"]:
        for code, kilometres in by_country.items():
            total[code] = round(total.get(code, 0) + kilometres, 1)
    return {**total, "sea": total.get("sea", 0)}


def _total_network_km(legs: gpd.GeoDataFrame) -> float | None:
    """Return the length along networks of the legs that are routed, or None where none is."""
    routed = legs["network_km"].dropna()
    return None if routed.empty else round(float(routed.sum()), 1)


_LEG_MEMBERS = (
    *("corridor", "leg", "role", "mode", "from_stop", "to_stop", "status", "opened", "countries"),
    *("length_km", "network_km", "accuracy_km"),
    *("accuracy_basis_en", "accuracy_basis_ar", "accuracy_basis_tr", "geometry_source", "licence"),
)
_LEG_NAMES = {"from_stop": "from", "to_stop": "to", "accuracy_basis_en": "accuracy_basis"}


def _leg_features(legs: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    return [feature(leg.geometry, _leg_properties(leg)) for leg in legs.itertuples()]


def _leg_properties(leg: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of a data frame
    return {
        **{_LEG_NAMES.get(name, name): _plain(getattr(leg, name)) for name in _LEG_MEMBERS},
        "borders": [
            {"from": border.from_country, "to": border.to_country, "km": round(border.km, 1)} for border in leg.borders
        ],
        "gaps": [_gap(gap) for gap in leg.gaps],
    }


def _gap(gap: Gap) -> dict[str, Any]:
    """Return a long straight piece of a network, and the longest one that is left of it on the map."""
    return {
        "from": list(gap.start),
        "to": list(gap.end),
        "straight_km": round(gap.straight_km, 1),
        "network_km": round(gap.network_km, 1),
        "through": list(gap.points),
        "longest_drawn_km": round(gap.longest_drawn_km, 1),
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell of a data frame
    """Return a cell as JSON knows it: data frames hold what is missing as NaN."""
    if isinstance(value, list | str | int):
        return value
    return _number_or_none(value)


def _stop_features(legs: gpd.GeoDataFrame, layers: Layers) -> list[dict[str, Any]]:
    named = dict.fromkeys(stop for leg in legs.itertuples() for stop in (leg.from_stop, leg.to_stop))
    stops = layers.stops.set_index("stop")
    return [
        feature(
            stops.loc[stop].geometry,
            {"stop": stop, **{f"name_{lang}": stops.loc[stop, f"name_{lang}"] for lang in LANGUAGES}},
        )
        for stop in named
    ]
