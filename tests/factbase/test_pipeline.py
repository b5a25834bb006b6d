"""Articles that go through the whole pipeline: what is told twice is found to be one."""

import json

from communique import factbase

ARTICLES = {
    "one": ("2023-05-19", "Agency", "China lent Ghana $562 million for the Bui Dam in May 2023."),
    "two": ("2023-05-20", "Gazette", "The news came late. In 2023, China lent Ghana about $560 "
            "million for the Bui Dam. Nobody had expected it."),
    "three": ("2023-06-02", "Echo", "China lent Ghana $900 million for the Bui Dam in May 2023."),
}  # fmt: skip


def test_one_loan_told_twice_and_contradicted_once(command, tmp_path):
    lines = (
        json.dumps({"id": name, "published": published, "source": source, "text": text})
        for name, (published, source, text) in ARTICLES.items()
    )
    command("process", "-", "-o", tmp_path / "out", input="\n".join(lines))
    assert command("factbase", tmp_path / "out").exit_code == 0
    with factbase.open(tmp_path / "out") as base:
        [loan] = base.rows("SELECT amount, sources, conflicts FROM consolidated WHERE reports > 1")
        [conflict] = base.rows("SELECT left_value, right_value FROM conflicts")
    assert (int(loan["amount"]), loan["sources"], loan["conflicts"]) == (562_000_000, 2, 1)
    assert conflict == {"left_value": "USD 562,000,000", "right_value": "USD 900,000,000"}
