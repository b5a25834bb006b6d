from spacy.tokens import Doc
from spacy.vocab import Vocab

from communique.link import tree
from communique.link.words import Words


def test_a_tree_of_any_depth_is_walked():
    depth = 100_000
    heads = [0, *range(depth - 1)]
    deps, tags = ["ROOT", *["prep"] * (depth - 1)], ["IN"] * depth
    doc = Doc(Vocab(), words=["of"] * depth, heads=heads, deps=deps, tags=tags)
    words = Words(doc)
    assert len(tree.under(words[0])) == depth
    assert len(tree.under(words[depth - 1])) == 1
