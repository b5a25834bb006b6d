// origin: written for communique; MIT, as the project.
// One article: its text with mentions in lanes under it, and its facts beside it.

function drawArticle() {
  const article = DATA.articles.find(({ id }) => id === chosen.article);
  if (!article)
    return [
      el("h2", {}, "Article"),
      el("p", { class: "empty" }, `This page holds no article ${chosen.article}.`),
    ];
  const meta = [
    article.published,
    article.source,
    article.language,
    article.id,
    article.url,
  ].filter(Boolean);
  const text = el("div", { class: "text", lang: article.language || null }, drawPieces(article));
  text.style.setProperty(
    "--lanes",
    article.mentions.reduce((most, [, , , lane]) => Math.max(most, lane + 1), 1),
  );
  return [
    el("h2", {}, el("bdi", {}, article.title || article.id)),
    el(
      "p",
      { class: "quiet meta" },
      meta.map((said, place) => [place ? " · " : "", el("bdi", {}, said)]),
    ),
    neighbours(article),
    el(
      "div",
      { class: "article" },
      el("div", {}, legend(), text, drawMentions(article)),
      drawCards(article),
    ),
  ];
}

function neighbours(article) {
  const step = (by, words) => {
    const other = DATA.articles[article.number + by];
    return other
      ? linkTo({ view: "article", article: other.id }, {}, words)
      : el("span", { class: "quiet" }, words);
  };
  return el(
    "p",
    { class: "steps" },
    linkTo({ view: "articles" }, {}, "All articles"),
    step(-1, "← previous"),
    step(1, "next →"),
  );
}

const legend = () =>
  el(
    "p",
    { class: "legend" },
    KINDS.map((kind) => el("span", { class: kind }, kind)),
    el("span", { class: "ref" }, "1"),
    " a fact told here",
  );

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
  const borders = [
    ...new Set([0, article.text.length, ...marks.flatMap(({ start, end }) => [start, end])]),
  ].sort((a, b) => a - b);
  let here = [];
  return borders.slice(1).flatMap((end, place) => {
    const start = borders[place];
    here = [...here.filter((mark) => mark.end > start), ...(starting.get(start) || [])];
    return [
      drawPiece(article, start, end, here),
      ...(told.get(end) || []).map((fact) => reference(article, fact)),
    ];
  });
}

function drawPiece(article, start, end, here) {
  const words = spaced(article.text.slice(start, end));
  if (!here.length) return words;
  const places = here.filter(({ mention }) => mention !== undefined).map(({ mention }) => mention);
  const mentions = places.map((place) => article.mentions[place]);
  const facts = here.filter(({ fact }) => fact).map(({ fact }) => fact.number);
  const piece = el(
    "span",
    {
      class: here.some(({ boilerplate }) => boilerplate) ? "boilerplate" : null,
      "data-facts": facts.join(" ") || null,
      "data-mentions": places.join(" ") || null,
      title: mentions.map(mentionInWords).join("\n") || null,
    },
    words,
  );
  if (mentions.length) underline(piece, mentions, end);
  return piece;
}

/** Blank lines need no room for lanes. */
const spaced = (text) =>
  text
    .split(/(\n{2,})/)
    .filter(Boolean)
    .map((part) => (part.startsWith("\n\n") ? el("span", { class: "gap" }, part) : part));

const mentionInWords = ([kind, , , , value, rule]) => `${kind}: ${value} (${rule})`;

/** A strip for each mention in its lane, which stops short of its end: neighbours stay apart. */
function underline(piece, mentions, end) {
  const drawn = mentions.map(([kind, , to, lane]) => ({
    colour: `var(--${kind})`,
    lane,
    last: to === end,
  }));
  piece.style.backgroundImage = drawn
    .map(({ colour }) => `linear-gradient(${colour},${colour})`)
    .join(",");
  piece.style.backgroundPosition = drawn
    .map(({ lane }) => `0 calc(100% - (var(--lanes) - 1 - ${lane})*var(--lane))`)
    .join(",");
  piece.style.backgroundSize = drawn
    .map(({ last }) => `${last ? "calc(100% - 2px)" : "100%"} 3px`)
    .join(",");
}
