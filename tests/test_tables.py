import pytest

from communique import tables
from communique.errors import TableError


def test_comments_and_blank_lines_are_no_rows():
    rows = tables.parse("t.tsv", "# origin: here\n\na\tb\n1\t2\n# end\n")
    assert rows == [{"a": "1", "b": "2"}]
    assert rows[0].where == "t.tsv:4"


def test_a_cell_may_hold_several_values():
    row = tables.parse("t.tsv", "codes\nKZ | KG|\n")[0]
    assert row.items_of("codes") == ["KZ", "KG"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a\tb\n1\n", "t.tsv:2: 1 cells where 2 columns stand in the head: '1'"),
        ("a\t\n1\t2\n", "t.tsv:1: a column without a name in 'a\\t'"),
    ],
)
def test_a_malformed_table_is_refused_with_its_line(text, says):
    with pytest.raises(TableError) as error:
        tables.parse("t.tsv", text)
    assert str(error.value) == says


def test_a_second_row_of_one_key_is_refused_with_both_lines():
    rows = tables.parse("t.tsv", "code\nKZ\nKZ\n")
    with pytest.raises(TableError, match=r"^t\.tsv:3: 'KZ' stands already at t\.tsv:2$"):
        tables.unique(rows, "code")


def test_rows_may_be_unique_by_several_columns():
    rows = tables.parse("t.tsv", "a\tb\n1\t1\n1\t2\n")
    assert list(tables.unique(rows, "a", "b")) == [("1", "1"), ("1", "2")]


@pytest.mark.parametrize("name", [name for name in tables.names() if name.endswith(".tsv")])
def test_every_table_of_the_package_is_well_formed_and_says_its_origin(name):
    assert tables.read(name)
    head = [line for line in tables._text(name).split("\n") if line.startswith("#")]
    assert any("origin" in line.lower() for line in head), f"{name} has no origin in its head"
