// origin: written for communique; MIT, as the project.
// The facts as a table, each tied to its place in the text.

const toFact = (fact) => ({
  view: "article",
  article: DATA.articles[fact.article].id,
  fact: fact.id,
});

function who(fact) {
  const organizations = (fact.organizations || []).join(", ");
  return el(
    "span",
    {},
    el("span", { class: "codes", title: parties(fact, true) }, parties(fact)),
    organizations ? el("bdi", { class: "quiet block" }, organizations) : null,
  );
}

function moneyOf(fact) {
  if (!fact.money) return "";
  const shown = el("span", { title: sumInWords(fact.money, grouped) }, sumInWords(fact.money));
  const others = (fact.alternatives || []).map((given) => sumInWords(given)).join(", ");
  return others
    ? el("span", {}, shown, el("span", { class: "quiet block" }, `= ${others}`))
    : shown;
}

function standing(fact) {
  const said = ["asserted", fact.status].includes(fact.modality) ? "" : fact.modality;
  return [fact.status ? plainWords(fact.status) : "", said].filter(Boolean).join(", ");
}

function evidence(fact) {
  const article = DATA.articles[fact.article];
  const { sources, agreement } = clusterOf(fact);
  const others = sources > 1 ? many(sources, "source") : "";
  const head = [article.source, article.published, others, agreement === "single" ? "" : agreement]
    .filter(Boolean)
    .join(", ");
  return el(
    "span",
    {},
    linkTo(toFact(fact), { class: "quote" }, el("bdi", {}, fact.quote)),
    el("bdi", { class: "quiet block" }, head || article.id),
  );
}

const FACT_COLUMNS = [
  {
    label: "When",
    cell: (fact) => (fact.period ? daysInWords(fact.period) : ""),
    sort: (fact) => fact.day,
    class: "when",
  },
  {
    label: "What",
    cell: (fact) =>
      el("span", {}, fact.predicate, el("span", { class: "quiet block" }, standing(fact))),
    sort: (fact) => `${fact.predicate} ${standing(fact)}`,
    class: "what",
  },
  {
    label: "Who",
    cell: (fact) => (fact.codes.length || fact.organizations ? who(fact) : ""),
    sort: (fact) => parties(fact),
  },
  {
    label: "Money",
    cell: moneyOf,
    class: "figure",
    downFirst: true,
    sort: (fact) => (fact.money && fact.money[0] ? Number(fact.money[0]) : ""),
  },
  {
    label: "Project",
    cell: (fact) => (fact.project ? el("bdi", {}, fact.project) : ""),
    sort: (fact) => fact.project || "",
  },
  { label: "Evidence", cell: evidence, class: "wide" },
];

function drawFacts(facts) {
  return [
    el("h2", {}, "Facts"),
    drawTable({
      name: "facts",
      caption: "Each fact with the sentence that shows it",
      columns: FACT_COLUMNS,
      rows: facts,
      empty: "No fact passes these filters.",
    }),
  ];
}
