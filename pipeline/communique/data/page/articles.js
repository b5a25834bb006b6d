// origin: written for communique; MIT, as the project.
// The articles as a list.

const ARTICLE_COLUMNS = [
  {
    label: "Published",
    cell: ({ article }) => article.published || "",
    sort: ({ article }) => article.published,
    class: "when",
  },
  {
    label: "Article",
    cell: ({ article }) =>
      linkTo(
        { view: "article", article: article.id },
        {},
        el("bdi", {}, article.title || article.id),
      ),
    sort: ({ article }) => (article.title || article.id).toLowerCase(),
    class: "wide",
  },
  {
    label: "Source",
    cell: ({ article }) => (article.source ? el("bdi", {}, article.source) : ""),
    sort: ({ article }) => article.source,
  },
  {
    label: "Facts",
    cell: ({ facts }) => number(facts),
    sort: ({ facts }) => facts,
    class: "figure",
    downFirst: true,
  },
  {
    label: "Mentions",
    cell: ({ article }) => number(article.mentions.length),
    sort: ({ article }) => article.mentions.length,
    class: "figure",
    downFirst: true,
  },
];

function drawArticles(facts) {
  const counts = counted(facts, (fact) => [fact.article]);
  const narrowed = facts.length < FACTS.length;
  const rows = DATA.articles
    .filter(({ number }) => !narrowed || counts.has(number))
    .map((article) => ({ article, facts: counts.get(article.number) || 0 }));
  return [
    el("h2", {}, "Articles"),
    drawTable({
      name: "articles",
      columns: ARTICLE_COLUMNS,
      rows,
      caption: narrowed ? "Articles with facts that pass the filters" : "All articles of this page",
    }),
  ];
}
