// origin: written for communique; MIT, as the project.
// Articles: a list, and one of them with mentions in lanes under its text and facts beside it.

const ARTICLE_COLUMNS = [
  { label: "Published", cell: ({ article }) => article.published || "", sort: ({ article }) => article.published, class: "when" },
  { label: "Article", cell: ({ article }) => linkTo({ view: "article", article: article.id }, {}, el("bdi", {}, article.title || article.id)),
    sort: ({ article }) => (article.title || article.id).toLowerCase(), class: "wide" },
  { label: "Source", cell: ({ article }) => (article.source ? el("bdi", {}, article.source) : ""), sort: ({ article }) => article.source },
  { label: "Facts", cell: ({ facts }) => number(facts), sort: ({ facts }) => facts, class: "figure", downFirst: true },
  { label: "Mentions", cell: ({ article }) => number(article.mentions.length), sort: ({ article }) => article.mentions.length,
    class: "figure", downFirst: true },
];

function drawArticles(facts) {
  const counts = counted(facts, (fact) => [fact.article]);
  const narrowed = facts.length < FACTS.length;
  const rows = DATA.articles.filter(({ number }) => !narrowed || counts.has(number))
    .map((article) => ({ article, facts: counts.get(article.number) || 0 }));
  return [el("h2", {}, "Articles"), drawTable({ name: "articles", columns: ARTICLE_COLUMNS, rows,
    caption: narrowed ? "Articles with facts that pass the filters" : "All articles of this page" })];
}

function drawArticle() {
  const article = DATA.articles.find(({ id }) => id === chosen.article);
  if (!article) return [el("h2", {}, "Article"), el("p", { class: "empty" }, `This page holds no article ${chosen.article}.`)];
  const meta = [article.published, article.source, article.language, article.id, article.url].filter(Boolean);
  const text = el("div", { class: "text", lang: article.language || null }, drawPieces(article));
  text.style.setProperty("--lanes", article.mentions.reduce((most, [, , , lane]) => Math.max(most, lane + 1), 1));
  return [el("h2", {}, el("bdi", {}, article.title || article.id)),
    el("p", { class: "quiet meta" }, meta.map((said, place) => [place ? " · " : "", el("bdi", {}, said)])), neighbours(article),
    el("div", { class: "article" }, el("div", {}, legend(), text, drawMentions(article)), drawCards(article))];
}

function neighbours(article) {
  const step = (by, words) => {
    const other = DATA.articles[article.number + by];
    return other ? linkTo({ view: "article", article: other.id }, {}, words) : el("span", { class: "quiet" }, words);
  };
  return el("p", { class: "steps" }, linkTo({ view: "articles" }, {}, "All articles"), step(-1, "← previous"), step(1, "next →"));
}

const legend = () => el("p", { class: "legend" }, KINDS.map((kind) => el("span", { class: kind }, kind)),
  el("span", { class: "ref" }, "1"), " a fact told here");

/** Everything that marks a stretch of the text. */
function stretches({ mentions, facts, boilerplate = [] }) {
  return [
    ...mentions.map(([, start, end], mention) => ({ start, end, mention })),
    ...facts.flatMap((fact) => fact.evidence.map(([start, end]) => ({ start, end, fact }))),
    ...boilerplate.map(([start, end]) => ({ start, end, boilerplate: true })),
  ];
}

/** The text cut wherever a stretch begins or ends; goes through it once. */
function drawPieces(article) {
  const marks = stretches(article);
  const starting = byKey(marks, ({ start }) => start);
  const told = byKey(article.facts, (fact) => fact.evidence[0][1]);
  const borders = [...new Set([0, article.text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  let here = [];
  return borders.slice(1).flatMap((end, place) => {
    const start = borders[place];
    here = [...here.filter((mark) => mark.end > start), ...(starting.get(start) || [])];
    return [drawPiece(article, start, end, here), ...(told.get(end) || []).map((fact) => reference(article, fact))];
  });
}

function drawPiece(article, start, end, here) {
  const words = spaced(article.text.slice(start, end));
  if (!here.length) return words;
  const places = here.filter(({ mention }) => mention !== undefined).map(({ mention }) => mention);
  const mentions = places.map((place) => article.mentions[place]);
  const facts = here.filter(({ fact }) => fact).map(({ fact }) => fact.number);
  const piece = el("span", { class: here.some(({ boilerplate }) => boilerplate) ? "boilerplate" : null,
    "data-facts": facts.join(" ") || null, "data-mentions": places.join(" ") || null,
    title: mentions.map(mentionInWords).join("\n") || null }, words);
  if (mentions.length) underline(piece, mentions, end);
  return piece;
}

/** Blank lines need no room for lanes. */
const spaced = (text) => text.split(/(\n{2,})/).filter(Boolean)
  .map((part) => (part.startsWith("\n\n") ? el("span", { class: "gap" }, part) : part));

const mentionInWords = ([kind, , , , value, rule]) => `${kind}: ${value} (${rule})`;

/** A strip for each mention in its lane; it stops short of its end, so that neighbours stay apart. */
function underline(piece, mentions, end) {
  const drawn = mentions.map(([kind, , to, lane]) => ({ colour: `var(--${kind})`, lane, last: to === end }));
  piece.style.backgroundImage = drawn.map(({ colour }) => `linear-gradient(${colour},${colour})`).join(",");
  piece.style.backgroundPosition = drawn.map(({ lane }) => `0 calc(100% - (var(--lanes) - 1 - ${lane})*var(--lane))`).join(",");
  piece.style.backgroundSize = drawn.map(({ last }) => `${last ? "calc(100% - 2px)" : "100%"} 3px`).join(",");
}

const ordinal = (article, fact) => article.facts.indexOf(fact) + 1;
const inBrief = (fact) => [`${fact.predicate} ${parties(fact, false)}`.trim(), fact.money && sumInWords(fact.money), fact.project]
  .filter(Boolean).join(" · ");

const reference = (article, fact) => el("button", { type: "button", class: "ref", "data-fact": fact.number,
  "aria-label": `Fact ${ordinal(article, fact)}: ${inBrief(fact)}`, title: inBrief(fact),
  click: () => choose(fact, byId(`card-${fact.number}`)) }, String(ordinal(article, fact)));

function drawCards(article) {
  const list = article.facts.map((fact) => el("li", { id: `card-${fact.number}`, class: "card" },
    el("button", { type: "button", class: "head", "aria-expanded": "false", click: () => choose(fact) },
      el("span", { class: "ref", "aria-hidden": "true" }, String(ordinal(article, fact))), el("bdi", {}, inBrief(fact))),
    details(article, fact)));
  return el("section", { class: "cards", "aria-label": "Facts of this article" }, el("h3", {}, many(article.facts.length, "fact")),
    list.length ? el("ol", {}, list) : el("p", { class: "empty" }, "No fact was found in this article."),
    list.length ? el("p", { class: "quiet hint" }, "Keys: n and p go through the facts.") : null);
}

function details(article, fact) {
  const mentions = (fact.mentions || []).map((place) => article.mentions[place]);
  const rows = [
    ["who", parties(fact, true)], ["organizations", (fact.organizations || []).join(", ")],
    ["money", fact.money && sumInWords(fact.money, grouped)],
    ["in other words", (fact.alternatives || []).map((given) => sumInWords(given, grouped)).join(", ")],
    ["project", fact.project], ["when", fact.period && daysInWords(fact.period)],
    ["status", fact.status && plainWords(fact.status)], ["said as", fact.modality], ["said by", fact.by],
    ["elsewhere", elsewhere(fact)], ["built from", mentions.map(([, start, end]) => article.text.slice(start, end)).join(", ")],
    ["rule", fact.rule], ["precision of the rule", fact.confidence === undefined ? "" : fact.confidence.toFixed(2)],
  ].filter(([, said]) => said);
  return el("dl", {}, rows.map(([term, said]) => [el("dt", {}, term), el("dd", {}, el("bdi", {}, said))]));
}

function elsewhere(fact) {
  const { reports, sources, agreement } = clusterOf(fact);
  return reports > 1 || agreement !== "single" ? `${many(reports, "report")}, ${many(sources, "independent source")}: ${agreement}` : "";
}

/** Marks a fact in the text and among the cards; `goal` comes into sight, else its place in the text. */
function choose(fact, goal) {
  for (const old of byId("view").querySelectorAll(".chosen, .own")) old.classList.remove("chosen", "own");
  for (const head of byId("view").querySelectorAll(".card .head")) head.setAttribute("aria-expanded", "false");
  const card = byId(`card-${fact.number}`);
  card.classList.add("chosen");
  card.querySelector(".head").setAttribute("aria-expanded", "true");
  const places = byId("view").querySelectorAll(`.text [data-facts~="${fact.number}"]`);
  for (const place of places) place.classList.add("chosen");
  for (const mention of fact.mentions || []) {
    for (const place of byId("view").querySelectorAll(`.text [data-mentions~="${mention}"]`)) place.classList.add("own");
  }
  byId("view").querySelector(`.text .ref[data-fact="${fact.number}"]`)?.classList.add("chosen");
  (goal || places[0])?.scrollIntoView({ block: "nearest" });
  if (goal) goal.querySelector(".head").focus();
  chosen.fact = fact.id;
  history.replaceState(null, "", address({ article: chosen.article, fact: fact.id }));
}

function step(by) {
  const article = DATA.articles.find(({ id }) => id === chosen.article);
  if (!article || !article.facts.length) return;
  const place = article.facts.findIndex(({ id }) => id === chosen.fact);
  const next = place < 0 ? (by > 0 ? 0 : article.facts.length - 1) : place + by;
  const fact = article.facts[(next + article.facts.length) % article.facts.length];
  choose(fact);
  byId(`card-${fact.number}`).scrollIntoView({ block: "nearest" });
  say(`Fact ${ordinal(article, fact)} of ${article.facts.length}: ${inBrief(fact)}`);
}

function drawMentions(article) {
  const uses = byKey(article.facts.flatMap((fact) => (fact.mentions || []).map((place) => ({ place, fact }))), ({ place }) => place);
  const rows = article.mentions.map((mention, place) => ({ mention, facts: (uses.get(place) || []).map(({ fact }) => fact) }));
  const columns = [
    { label: "Text", cell: ({ mention: [, start, end] }) => el("bdi", {}, article.text.slice(start, end)) },
    { label: "Kind", cell: ({ mention: [kind] }) => el("span", { class: kind }, kind), sort: ({ mention: [kind] }) => kind },
    { label: "Value", cell: ({ mention: [, , , , value] }) => el("bdi", {}, value), sort: ({ mention: [, , , , value] }) => value },
    { label: "Rule", cell: ({ mention: [, , , , , rule] }) => rule, sort: ({ mention: [, , , , , rule] }) => rule },
    { label: "Facts", cell: ({ facts }) => (facts.length ? el("span", {}, facts.map((fact) => reference(article, fact))) : "") },
  ];
  return el("details", { class: "mentions" }, el("summary", {}, many(article.mentions.length, "mention")),
    drawTable({ name: "mentions", caption: "What stands in the text", columns, rows, page: 200 }));
}

/** From the text to the facts: a click on a mention or an evidence goes to the next fact that rests on it. */
function factUnder(piece) {
  const article = DATA.articles.find(({ id }) => id === chosen.article);
  const places = (piece.dataset.mentions || "").split(" ").filter(Boolean).map(Number);
  const built = article.facts.filter((fact) => (fact.mentions || []).some((place) => places.includes(place)));
  const told = (piece.dataset.facts || "").split(" ").filter(Boolean).map((place) => FACTS[place]);
  const candidates = built.length ? built : told;
  return candidates[(candidates.findIndex(({ id }) => id === chosen.fact) + 1) % candidates.length];
}

document.addEventListener("click", (event) => {
  const piece = event.target.closest(".text span");
  const fact = piece && !String(getSelection()) && factUnder(piece);
  if (fact) choose(fact, byId(`card-${fact.number}`));
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
  if (event.key === "/") { event.preventDefault(); byId("words").focus(); }
});
