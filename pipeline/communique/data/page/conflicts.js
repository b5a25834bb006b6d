// origin: written for communique; MIT, as the project.
// What cannot all be right: two consolidated facts side by side, none of them preferred.

function drawConflicts(facts) {
  const clusters = new Set(facts.map(({ cluster }) => cluster));
  const found = DATA.conflicts.filter(({ sides }) =>
    sides.some(({ cluster }) => clusters.has(cluster)),
  );
  if (!found.length)
    return [
      el("h2", {}, "Conflicts"),
      el("p", { class: "empty" }, "No two reports of the selection contradict each other."),
    ];
  const cut =
    DATA.conflicts.length < DATA.most
      ? ""
      : ` Only the first ${number(DATA.most)} stand on this page; the fact base has all.`;
  return [
    el("h2", {}, "Conflicts"),
    el(
      "p",
      { class: "quiet" },
      `${many(found.length, "pair")} of reports that cannot both be right; none is preferred.${cut}`,
    ),
    drawList(found, drawConflict),
  ];
}

function drawConflict({ subject, field, sides }) {
  return el(
    "section",
    { class: "entry" },
    el("h3", {}, el("bdi", {}, subject)),
    el("p", { class: "quiet" }, `They differ in ${field}.`),
    el("div", { class: "sides" }, sides.map(drawSide)),
  );
}

function drawSide({ value, sources, cluster }) {
  const facts = cluster === null ? [] : DATA.clusters[cluster].facts;
  return el(
    "div",
    {},
    el("p", { class: "value" }, el("bdi", {}, value)),
    el("p", { class: "quiet" }, many(sources, "independent source")),
    facts.length
      ? el(
          "ul",
          {},
          facts.map((fact) => el("li", {}, evidence(fact))),
        )
      : el("p", { class: "quiet" }, "Its articles are not on this page."),
  );
}
