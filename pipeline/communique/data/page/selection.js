// origin: written for communique; MIT, as the project.
// What is looked at: the view, the filters and the words, kept in the address behind the #.

const FACETS = [
  { name: "predicate", label: "Kind of fact", of: (fact) => [fact.predicate] },
  { name: "country", label: "Country", of: (fact) => fact.codes, show: countryName },
  {
    name: "flow",
    label: "Flow",
    of: (fact) => fact.flows,
    show: (value) => value.split(">").map(countryName).join(" → "),
  },
  { name: "project", label: "Project", of: (fact) => (fact.project ? [fact.project] : []) },
  { name: "year", label: "Year it begins", of: (fact) => [fact.year], inOrder: true },
  { name: "currency", label: "Currency", of: (fact) => (fact.money ? [fact.money[1] || "?"] : []) },
  { name: "status", label: "Status", of: (fact) => [fact.status || "none"], show: plainWords },
  { name: "modality", label: "How it is said", of: (fact) => [fact.modality] },
  { name: "agreement", label: "Against other reports", of: (fact) => [clusterOf(fact).agreement] },
  {
    name: "source",
    label: "Source",
    of: (fact) => [DATA.articles[fact.article].source || "unknown"],
  },
];
const FEW = 8;
const chosen = { view: "facts", article: null, fact: null, words: "", facets: {} };
FACETS.forEach((facet) => {
  chosen.facets[facet.name] = new Set();
});
const unfolded = new Set();

function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  chosen.view = Object.hasOwn(VIEWS, said.get("view")) ? said.get("view") : "facts";
  chosen.article = said.get("article");
  chosen.fact = said.get("fact");
  chosen.words = said.get("words") || "";
  for (const facet of FACETS) chosen.facets[facet.name] = new Set(said.getAll(facet.name));
}

function address(changes = {}) {
  const { view, article, fact, words, facets } = {
    ...chosen,
    article: null,
    fact: null,
    ...changes,
  };
  const said = new URLSearchParams({ view });
  if (article) said.set("article", article);
  if (fact) said.set("fact", fact);
  if (words) said.set("words", words);
  for (const [name, values] of Object.entries(facets))
    for (const value of values) said.append(name, value);
  return "#" + said;
}

/** Facets as they are, but with other values for some. */
const withFacets = (changes) => ({
  ...chosen.facets,
  ...Object.fromEntries(Object.entries(changes).map(([name, values]) => [name, new Set(values)])),
});

const linkTo = (changes, attributes, ...children) =>
  el("a", { href: address(changes), ...attributes }, ...children);

function refine(changes) {
  Object.assign(chosen, changes);
  history.replaceState(null, "", address({ article: chosen.article, fact: chosen.fact }));
  show();
}

function toggle(name, value) {
  const values = new Set(chosen.facets[name]);
  if (!values.delete(value)) values.add(value);
  refine({ facets: withFacets({ [name]: values }) });
}

function passes(fact, without) {
  const words = chosen.words.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    words.every((word) => fact.words.includes(word)) &&
    FACETS.every((facet) => {
      const wanted = chosen.facets[facet.name];
      return (
        facet.name === without || !wanted.size || facet.of(fact).some((value) => wanted.has(value))
      );
    })
  );
}

const selected = () => FACTS.filter((fact) => passes(fact));

function counted(facts, of) {
  const counts = new Map();
  for (const fact of facts)
    for (const value of of(fact)) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function facetValues(facet) {
  const counts = counted(
    FACTS.filter((fact) => passes(fact, facet.name)),
    facet.of,
  );
  for (const value of chosen.facets[facet.name]) if (!counts.has(value)) counts.set(value, 0);
  const order = facet.inOrder
    ? ([a], [b]) => (a < b ? 1 : -1)
    : ([a, n], [b, m]) => m - n || (a < b ? -1 : 1);
  return [...counts].sort(order);
}

function drawFacet(facet) {
  const wanted = chosen.facets[facet.name];
  const values = facetValues(facet);
  if (!values.length) return null;
  const all = unfolded.has(facet.name);
  const shown = values.filter(([value], place) => all || place < FEW || wanted.has(value));
  const hidden = values.length - shown.length;
  const more =
    hidden || (all && values.length > FEW)
      ? el(
          "button",
          {
            type: "button",
            class: "more",
            "data-key": `more ${facet.name}`,
            "aria-expanded": String(all),
            click: () => {
              if (!unfolded.delete(facet.name)) unfolded.add(facet.name);
              drawFacets();
            },
          },
          hidden ? `${number(hidden)} more` : "fewer",
        )
      : null;
  return el(
    "fieldset",
    {},
    el("legend", {}, facet.label),
    el(
      "ul",
      {},
      shown.map(([value, count]) => drawChoice(facet, value, count)),
    ),
    more,
  );
}

function drawChoice(facet, value, count) {
  const box = el("input", {
    type: "checkbox",
    "data-key": `${facet.name} ${value}`,
    change: () => toggle(facet.name, value),
  });
  box.checked = chosen.facets[facet.name].has(value);
  return el(
    "li",
    { class: count ? null : "none" },
    el(
      "label",
      {},
      box,
      el("bdi", {}, facet.show ? facet.show(value) : value),
      el("span", { class: "count" }, number(count)),
    ),
  );
}

/** Drawn anew at each change; the focus stays on the same choice. */
function drawFacets() {
  const key = document.activeElement && document.activeElement.dataset.key;
  byId("facets").replaceChildren(...FACETS.map(drawFacet).filter(Boolean));
  if (key) document.querySelector(`#facets [data-key="${CSS.escape(key)}"]`)?.focus();
  const count = Object.values(chosen.facets).reduce((sum, values) => sum + values.size, 0);
  byId("active").textContent = count ? `(${count})` : "";
  byId("clear").hidden = !count && !chosen.words;
}

function drawChips() {
  return FACETS.flatMap((facet) =>
    [...chosen.facets[facet.name]].map((value) => {
      const label = facet.show ? facet.show(value) : value;
      return el(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-label": `Remove the filter ${facet.label}: ${label}`,
          click: () => toggle(facet.name, value),
        },
        el("bdi", {}, label),
        el("span", { "aria-hidden": "true" }, " ×"),
      );
    }),
  );
}

const clearAll = () =>
  refine({ words: "", facets: Object.fromEntries(FACETS.map(({ name }) => [name, new Set()])) });
