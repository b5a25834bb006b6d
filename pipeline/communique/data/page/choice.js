// origin: written for communique; MIT, as the project.
// One fact chosen: marked in the text and beside it, from either side and by keys.

/** Marks a fact in the text and among the cards; `goal`, else its place, comes into sight. */
function choose(fact, goal) {
  for (const old of byId("view").querySelectorAll(".chosen, .own"))
    old.classList.remove("chosen", "own");
  for (const head of byId("view").querySelectorAll(".card .head"))
    head.setAttribute("aria-expanded", "false");
  const card = byId(`card-${fact.number}`);
  card.classList.add("chosen");
  card.querySelector(".head").setAttribute("aria-expanded", "true");
  const places = byId("view").querySelectorAll(`.text [data-facts~="${fact.number}"]`);
  for (const place of places) place.classList.add("chosen");
  for (const mention of fact.mentions || []) {
    for (const place of byId("view").querySelectorAll(`.text [data-mentions~="${mention}"]`))
      place.classList.add("own");
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

/** The next fact that rests on a piece of the text: built from its mention, or told there. */
function factUnder(piece) {
  const article = DATA.articles.find(({ id }) => id === chosen.article);
  const places = (piece.dataset.mentions || "").split(" ").filter(Boolean).map(Number);
  const built = article.facts.filter((fact) =>
    (fact.mentions || []).some((place) => places.includes(place)),
  );
  const told = (piece.dataset.facts || "")
    .split(" ")
    .filter(Boolean)
    .map((place) => FACTS[place]);
  const candidates = built.length ? built : told;
  return candidates[(candidates.findIndex(({ id }) => id === chosen.fact) + 1) % candidates.length];
}

document.addEventListener("click", (event) => {
  const piece = event.target.closest(".text span");
  const fact = piece && !String(getSelection()) && factUnder(piece);
  if (fact) choose(fact, byId(`card-${fact.number}`));
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select"))
    return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
  if (event.key === "/") {
    event.preventDefault();
    byId("words").focus();
  }
});
