"""Heading rows that no list of words knows are given by command."""

from outreach.roster.reading import read_file
from tests.support.commands import Commands

ROSTER = """柳河村台账,,,
代号甲,代号乙,代号丙,代号丁
钱大钱,户主,1,1
孙小美,妻,1,1
"""


def test_heading_rows_and_columns_are_told(village, capsys, monkeypatch, tmp_path):
    path = village.path
    village.close()
    command = Commands(capsys, monkeypatch, path)
    file = tmp_path / "村.csv"
    file.write_text(ROSTER, encoding="utf-8")
    assert command("roster", "check", str(file)).code == 1
    name = read_file(file).sheets[0].name
    fields = {"A": "name", "B": "relation", "C": "group"}
    columns = [f"{name}!{letter}={field}" for letter, field in fields.items()]
    said = ["--header", f"{name}!2", *(word for column in columns for word in ("--column", column))]
    done = command("roster", "import", str(file), *said)
    assert done.code == 0 and done.document["persons"] == 2, done.document
    assert command("roster", "check", str(file), "--header", f"{name}!二").code == 1
    assert ("钱大钱", "户主") in [
        (hit["name"], hit["relation"] or "户主") for hit in command("search", "钱大钱").document["hits"]
    ]
