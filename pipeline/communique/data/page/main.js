// origin: written for communique; MIT, as the project.
// The views and what ties them to the address.

const VIEWS = {
  facts: { label: "Facts", draw: drawFacts },
  articles: { label: "Articles", draw: drawArticles },
  article: { within: "articles", draw: drawArticle },
  timeline: { label: "Timeline", draw: drawTimeline },
  money: { label: "Money", draw: drawMoney },
  map: { label: "Map", draw: drawMap },
  network: { label: "Network", draw: drawNetwork },
  projects: { label: "Projects", draw: drawProjects },
  conflicts: { label: "Conflicts", draw: drawConflicts },
};

const say = (words) => {
  byId("status").textContent = words;
};

function drawViews() {
  const here = VIEWS[chosen.view].within || chosen.view;
  byId("views").replaceChildren(
    ...Object.entries(VIEWS)
      .filter(([, { label }]) => label)
      .map(([view, { label }]) =>
        el("li", {}, linkTo({ view }, { "aria-current": view === here ? "page" : null }, label)),
      ),
  );
}

function show() {
  const facts = selected();
  drawViews();
  drawFacets();
  byId("view").replaceChildren(...VIEWS[chosen.view].draw(facts).filter(Boolean));
  const reading = chosen.view === "article";
  byId("body").classList.toggle("reading", reading);
  byId("status").replaceChildren(
    ...(reading
      ? []
      : [`${number(facts.length)} of ${many(FACTS.length, "fact")} `, ...drawChips()]),
  );
  const fact = reading && FACTS.find(({ id }) => id === chosen.fact);
  if (fact && byId(`card-${fact.number}`)) choose(fact);
}

function moved() {
  readAddress();
  byId("words").value = chosen.words;
  show();
  if (!chosen.fact) scrollTo(0, 0);
}

function tellCounts() {
  const { articles, facts } = DATA.folder;
  byId("counts").textContent =
    `${many(DATA.articles.length, "article")}, ${many(FACTS.length, "fact")}`;
  if (articles > DATA.articles.length) {
    byId("sample").hidden = false;
    byId("sample").textContent =
      `A sample: ${number(DATA.articles.length)} of ${many(articles, "article")} and ` +
      `${number(FACTS.length)} of ${many(facts, "fact")}. It is the same at every run: the articles ` +
      "whose ids have the smallest SHA-256, as far as 10 MB hold them. Every figure is of the sample; " +
      "communique inspect asks the whole folder.";
  }
}

let waiting = null;
byId("words").addEventListener("input", ({ target }) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    chosen.words = target.value.trim();
    refine({ words: chosen.words });
  }, 120);
});
byId("search").addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => {
  byId("words").value = "";
  clearAll();
  byId("words").focus();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
addEventListener("hashchange", moved);

const wide = matchMedia("(min-width: 60rem)");
const unfold = () => {
  byId("filters").open = wide.matches;
};
wide.addEventListener("change", unfold);
unfold();
tellCounts();
moved();
