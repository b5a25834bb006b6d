from spacy.tokens import Doc
from spacy.vocab import Vocab

from communique.link import tree


def test_a_tree_of_any_depth_is_walked():
    depth = 100_000
    heads = [0, *range(depth - 1)]
    doc = Doc(Vocab(), words=["of"] * depth, heads=heads, deps=["ROOT", *["prep"] * (depth - 1)])
    assert len(tree.under(doc[0])) == depth
    assert len(tree.under(doc[depth - 1])) == 1
