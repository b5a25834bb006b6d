"""Who takes part in a fact, by role."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.link.sentence import Argument


@dataclass
class Parties:
    """Codes by role, the multilateral organizations, and the arguments they were read from."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    named: list[Argument] = field(default_factory=list)
    """Those of whom it is said that it comes "from" them."""

    def countries(self) -> dict[str, list[str]]:
        return {
            "source": self.source,
            "target": self.target,
            "participants": self.participants,
        }

    def add(self, role: str, argument: Argument) -> None:
        self.arguments.append(argument)
        if argument.kind == "organization":
            if role == "source":
                extend(self.organizations, [argument.values["organization"]])
            return
        extend(getattr(self, role), argument.codes)


def extend(codes: list[str], more: Iterable[str]) -> None:
    codes.extend(code for code in more if code not in codes)
