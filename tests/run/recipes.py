"""Pipelines that fail on purpose, as recipes that a worker process can build."""

import os
import signal
import time
from dataclasses import dataclass

from spacy.language import Language

from communique import nlp
from communique.errors import ModelError, TableError


@Language.component("fails_on_poison")
def fails_on_poison(doc):
    """Does to the worker what the text says."""
    if "poison" in doc.text:
        raise RuntimeError("it was poison")
    if "misprint" in doc.text:
        raise TableError("names.tsv:7: no such code")
    if "murder" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "exit" in doc.text:
        os._exit(7)
    if "sleep" in doc.text:
        time.sleep(3600)
    return doc


@dataclass(frozen=True)
class Fragile:
    def build(self):
        language = nlp.build(context="none")
        language.add_pipe("fails_on_poison")
        return language


@dataclass(frozen=True)
class Unbuildable:
    def build(self):
        raise ModelError("no such pipeline")


@dataclass(frozen=True)
class Stillborn:
    def build(self):
        os._exit(9)
