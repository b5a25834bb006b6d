// origin: written for communique; MIT, as the project.
// The facts beside an article, its mentions below it.

const ordinal = (article, fact) => article.facts.indexOf(fact) + 1;
const inBrief = (fact) =>
  [
    `${fact.predicate} ${parties(fact, false)}`.trim(),
    fact.money && sumInWords(fact.money),
    fact.project,
  ]
    .filter(Boolean)
    .join(" · ");

const reference = (article, fact) =>
  el(
    "button",
    {
      type: "button",
      class: "ref",
      "data-fact": fact.number,
      "aria-label": `Fact ${ordinal(article, fact)}: ${inBrief(fact)}`,
      title: inBrief(fact),
      click: () => choose(fact, byId(`card-${fact.number}`)),
    },
    String(ordinal(article, fact)),
  );

function drawCards(article) {
  const list = article.facts.map((fact) =>
    el(
      "li",
      { id: `card-${fact.number}`, class: "card" },
      el(
        "button",
        { type: "button", class: "head", "aria-expanded": "false", click: () => choose(fact) },
        el("span", { class: "ref", "aria-hidden": "true" }, String(ordinal(article, fact))),
        el("bdi", {}, inBrief(fact)),
      ),
      details(article, fact),
    ),
  );
  return el(
    "section",
    { class: "cards", "aria-label": "Facts of this article" },
    el("h3", {}, many(article.facts.length, "fact")),
    list.length
      ? el("ol", {}, list)
      : el("p", { class: "empty" }, "No fact was found in this article."),
    list.length ? el("p", { class: "quiet hint" }, "Keys: n and p go through the facts.") : null,
  );
}

function details(article, fact) {
  const mentions = (fact.mentions || []).map((place) => article.mentions[place]);
  const rows = [
    ["who", parties(fact, true)],
    ["organizations", (fact.organizations || []).join(", ")],
    ["money", fact.money && sumInWords(fact.money, grouped)],
    [
      "in other words",
      (fact.alternatives || []).map((given) => sumInWords(given, grouped)).join(", "),
    ],
    ["project", fact.project],
    ["when", fact.period && daysInWords(fact.period)],
    ["status", fact.status && plainWords(fact.status)],
    ["said as", fact.modality],
    ["said by", fact.by],
    ["elsewhere", elsewhere(fact)],
    ["built from", mentions.map(([, start, end]) => article.text.slice(start, end)).join(", ")],
    ["rule", fact.rule],
    ["precision of the rule", fact.confidence === undefined ? "" : fact.confidence.toFixed(2)],
  ].filter(([, said]) => said);
  return el(
    "dl",
    {},
    rows.map(([term, said]) => [el("dt", {}, term), el("dd", {}, el("bdi", {}, said))]),
  );
}

function elsewhere(fact) {
  const { reports, sources, agreement } = clusterOf(fact);
  return reports > 1 || agreement !== "single"
    ? `${many(reports, "report")}, ${many(sources, "independent source")}: ${agreement}`
    : "";
}

function drawMentions(article) {
  const uses = byKey(
    article.facts.flatMap((fact) => (fact.mentions || []).map((place) => ({ place, fact }))),
    ({ place }) => place,
  );
  const rows = article.mentions.map((mention, place) => ({
    mention,
    facts: (uses.get(place) || []).map(({ fact }) => fact),
  }));
  const columns = [
    {
      label: "Text",
      cell: ({ mention: [, start, end] }) => el("bdi", {}, article.text.slice(start, end)),
    },
    {
      label: "Kind",
      cell: ({ mention: [kind] }) => el("span", { class: kind }, kind),
      sort: ({ mention: [kind] }) => kind,
    },
    {
      label: "Value",
      cell: ({ mention: [, , , , value] }) => el("bdi", {}, value),
      sort: ({ mention: [, , , , value] }) => value,
    },
    {
      label: "Rule",
      cell: ({ mention: [, , , , , rule] }) => rule,
      sort: ({ mention: [, , , , , rule] }) => rule,
    },
    {
      label: "Facts",
      cell: ({ facts }) =>
        facts.length
          ? el(
              "span",
              {},
              facts.map((fact) => reference(article, fact)),
            )
          : "",
    },
  ];
  return el(
    "details",
    { class: "mentions" },
    el("summary", {}, many(article.mentions.length, "mention")),
    drawTable({ name: "mentions", caption: "What stands in the text", columns, rows, page: 200 }),
  );
}
