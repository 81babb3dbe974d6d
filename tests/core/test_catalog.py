"""The built-in catalog: complete, unique and permanent codes, lists that say where they come from."""

from collections import Counter

from outreach.catalog import CatalogKind, catalog, new_campaign

# Codes that ledgers and scripts out there may hold: an entry may be added, none may go or be renamed.
PERMANENT = {
    CatalogKind.HANDOUT: ["leaflet", "card", "letter", "fan", "poster", "banner", "booklet", "report_box"],
    CatalogKind.SCAM: ["brushing", "fake_police", "flight_change", "mps2016_01", "mps2016_48", "elder_house"],
    CatalogKind.TOPIC: ["answer_96110", "call_110", "install_app"],
    CatalogKind.ACTIVITY: ["hang_banner", "loudspeaker", "van", "lecture", "wechat_group"],
}


def test_codes_are_unique_ascii_words() -> None:
    counted = Counter(entry.code for entry in catalog())
    assert [code for code, times in counted.items() if times > 1] == []
    assert all(code.isascii() and code.isidentifier() and len(code) <= 60 for code in counted)


def test_permanent_codes_are_there() -> None:
    found = {(entry.kind, entry.code) for entry in catalog()}
    assert {(kind, code) for kind, codes in PERMANENT.items() for code in codes} <= found


def test_every_list_has_name_year_and_source() -> None:
    assert all(e.list_name and 2010 < e.year < 2100 and e.source for e in catalog())
    assert all(
        e.label == e.label.strip() and 0 < len(e.label) <= 200 and len(e.source) <= 300 for e in catalog()
    )


def test_what_is_counted_has_a_unit_of_measure() -> None:
    for entry in catalog():
        assert bool(entry.unit) == (entry.kind in (CatalogKind.HANDOUT, CatalogKind.ACTIVITY)), entry.code


def test_lists_are_as_long_as_their_names_say() -> None:
    sizes = Counter(entry.list_name for entry in catalog())
    assert sizes["公安部 48 种电信网络诈骗手法"] == 48
    assert sizes["十类高发电信网络诈骗（2025 年宣传手册）"] == 10
    assert sizes["十类高发电信网络诈骗（2023 年宣传手册）"] == 10
    assert sizes["五类高发电信网络诈骗（今用说法）"] == 5
    assert sizes["五个凡是"] == 5
    assert sizes["八个凡是（2023 年宣传手册）"] == sizes["八个凡是（2017 年说法）"] == 8
    assert sizes["三是否"] == 3
    assert sizes["五必问"] == 5


def test_every_kind_has_entries_in_the_order_of_sort() -> None:
    assert {entry.kind for entry in catalog()} == set(CatalogKind)
    assert [entry.sort for entry in catalog()] == list(range(1, len(catalog()) + 1))


def test_a_new_campaign_chooses_from_the_catalog() -> None:
    kinds = {entry.code: entry.kind for entry in catalog()}
    chosen = new_campaign()
    assert {kinds[code] for code in chosen.topics} == {CatalogKind.TOPIC, CatalogKind.SCAM}
    assert [kinds[code] for code, _ in chosen.handouts] == [CatalogKind.HANDOUT] * 4
    assert chosen.topics.index("answer_96110") == 6
    assert dict(chosen.handouts) == {"leaflet": 1, "card": 1, "letter": 1, "fan": 0}
