"""What a pipeline is: the versions and the hash on which its output depends."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from spacy.language import Language

from communique.context import Context
from communique.run.messages import Identity

LIBRARIES = ("spacy", "pydantic")


def of(language: Language) -> Identity:
    versions = {name: installed(name) for name in (*LIBRARIES, *_models(language))}
    return Identity(
        communique=installed("communique"),
        pipeline=f"{language.meta['lang']}_{language.meta['name']}",
        pipeline_hash=_hash(language, versions),
        versions=versions,
    )


@cache
def installed(distribution: str) -> str:
    try:
        return version(distribution.replace("_", "-"))
    except PackageNotFoundError:
        return "unknown"


def _models(language: Language) -> list[str]:
    pipes = [pipe for _, pipe in language.pipeline if isinstance(pipe, Context)]
    return [pipe.model for pipe in pipes if pipe.mode != "none"]


def _hash(language: Language, versions: dict[str, str]) -> str:
    """Of code, tables and rules, the pipeline's configuration and own data, and the versions."""
    digest = hashlib.sha256(_code().encode())
    digest.update(language.config.to_str().encode())
    for _, pipe in language.pipeline:
        if hasattr(pipe, "patterns"):
            digest.update(repr(pipe.patterns).encode())
        if isinstance(pipe, Context):
            digest.update(f"{pipe.mode} {pipe.model}".encode())
    digest.update(repr(sorted(versions.items())).encode())
    return digest.hexdigest()


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for name, file in sorted(_walk(files("communique"), "")):
        digest.update(f"{name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".py", ".tsv", ".yaml")):
            yield f"{prefix}{entry.name}", entry
