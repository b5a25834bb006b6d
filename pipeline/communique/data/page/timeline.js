// origin: written for communique; MIT, as the project.
// Facts in time: circles by kind and year, then every dated fact in order.

const YEARS = 24;

/**
 * One column for each year with facts, a dotted line where years are passed over; what lies
 * before the last `YEARS` shares the first column.
 */
function columnsOfYears(facts) {
  const years = [
    ...new Set(facts.map(({ year }) => year).filter((year) => year !== "undated")),
  ].sort();
  const late = years.slice(-YEARS);
  const early = years.slice(0, -YEARS);
  const columns = late.map((year) => ({ label: year, years: [year] }));
  if (early.length) columns.unshift({ label: `to ${early.at(-1)}`, years: early });
  columns.forEach((column, place) => {
    column.gap =
      place > 0 && Number(column.years[0]) > Number(columns[place - 1].years.at(-1)) + 1
        ? "gap"
        : null;
  });
  return columns;
}

function drawTimeline(facts) {
  const columns = columnsOfYears(facts);
  const undated = facts.filter(({ year }) => year === "undated").length;
  if (!columns.length)
    return [
      el("h2", {}, "Timeline"),
      el("p", { class: "empty" }, "No fact of the selection has a date."),
    ];
  const left = undated ? `; ${many(undated, "fact")} without a period left out` : "";
  const note =
    `By the year in which the period of a fact begins${left}. ` +
    "A circle narrows the facts to its kind and year.";
  return [
    el("h2", {}, "Timeline"),
    el("p", { class: "quiet" }, note),
    circles(facts, columns),
    inOrder(facts),
  ];
}

function circles(facts, columns) {
  const kinds = [
    ...counted(
      facts.filter(({ day }) => day),
      ({ predicate }) => [predicate],
    ),
  ].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const cells = counted(facts, ({ predicate, year }) => [`${predicate} ${year}`]);
  const countOf = (kind, years) =>
    years.reduce((sum, year) => sum + (cells.get(`${kind} ${year}`) || 0), 0);
  const most = Math.max(
    ...kinds.flatMap(([kind]) => columns.map(({ years }) => countOf(kind, years))),
  );
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, "Kind"),
    columns.map(({ label, gap }) => el("th", { scope: "col", class: gap }, label)),
  );
  const rows = kinds.map(([kind]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, kind),
      columns.map(({ label, years, gap }) =>
        el(
          "td",
          { class: gap },
          circle(countOf(kind, years), most, `${kind}, ${label}`, {
            predicate: [kind],
            year: years,
          }),
        ),
      ),
    ),
  );
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Facts by kind and year" },
    el(
      "table",
      { class: "circles" },
      el("caption", {}, "Facts by kind and year"),
      el("thead", {}, head),
      el("tbody", {}, rows),
    ),
  );
}

function circle(count, most, label, facets) {
  if (!count) return "";
  const link = linkTo(
    { view: "facts", facets: withFacets(facets) },
    { class: "circle", "aria-label": `${label}: ${many(count, "fact")}` },
    String(count),
  );
  link.style.setProperty("--size", `${(1.5 + 1.3 * Math.sqrt(count / most)).toFixed(2)}rem`);
  return link;
}

function inOrder(facts) {
  const dated = facts.filter(({ day }) => day).sort((one, other) => compare(one.day, other.day));
  const columns = FACT_COLUMNS.map((column) => ({ ...column, sort: null }));
  return drawTable({ name: "timeline", caption: "In order of time", columns, rows: dated });
}
