// origin: written for communique; MIT, as the project.
// Money by country and year, one currency and one kind of fact at a time: neither adds up.

const ADDING = ["loan", "grant", "aid", "investment", "contract"];
const SIDES = {
  any: "gives or receives",
  source: "gives, lends, sells",
  target: "receives, borrows, buys",
};
const DOLLARS = "USD-equal";
const wanted = { currency: null, predicate: null, side: "any" };

const hasDollars = FACTS.some(({ usd }) => usd);
const amountIn = (fact, currency) => {
  if (currency === DOLLARS)
    return fact.usd || (fact.money && fact.money[1] === "USD" ? fact.money[0] : null);
  return fact.money && (fact.money[1] || "?") === currency ? fact.money[0] : null;
};
const currenciesOf = (fact) => [
  ...(fact.money && fact.money[0] ? [fact.money[1] || "?"] : []),
  ...(hasDollars && amountIn(fact, DOLLARS) ? [DOLLARS] : []),
];
const byCount = ([a, n], [b, m]) => m - n || (a < b ? -1 : 1);

function codesAt(fact, side) {
  if (side === "any") return fact.codes;
  return fact[side] || [];
}

function drawMoney(facts) {
  const told = facts.filter((fact) => fact.money && fact.money[0] && fact.modality !== "negated");
  if (!told.length)
    return [
      el("h2", {}, "Money"),
      el("p", { class: "empty" }, "No fact of the selection names a sum."),
    ];
  const currencies = [...counted(told, currenciesOf)].sort(
    (one, other) => (one[0] === DOLLARS) - (other[0] === DOLLARS) || byCount(one, other),
  );
  const currency = pick("currency", currencies);
  const inIt = told.filter((fact) => amountIn(fact, currency));
  const predicates = [...counted(inIt, (fact) => [fact.predicate])].sort(byCount);
  const predicate = pick("predicate", predicates);
  const rows = inIt.filter((fact) => fact.predicate === predicate);
  return [
    el("h2", {}, "Money by country and year"),
    el(
      "div",
      { class: "choices" },
      select("currency", "Currency", currencies),
      select("predicate", "Kind of fact", predicates),
      select(
        "side",
        "A country that",
        Object.entries(SIDES).map(([side, words]) => [side, null, words]),
      ),
    ),
    el("p", { class: "quiet" }, explained(predicate, currency)),
    matrix(rows, currency, predicate),
  ];
}

/** The wish where the selection still has it, else what is most frequent. */
function pick(name, counts) {
  if (!counts.some(([value]) => value === wanted[name])) wanted[name] = counts[0][0];
  return wanted[name];
}

function select(name, label, options) {
  const change = ({ target }) => {
    wanted[name] = target.value;
    show();
    byId(`choice-${name}`).focus();
  };
  const drawn = el(
    "select",
    { id: `choice-${name}`, change },
    options.map(([value, count, words]) =>
      el("option", { value }, count === null ? words : `${words || value} (${number(count)})`),
    ),
  );
  drawn.value = wanted[name];
  return el("label", {}, `${label} `, drawn);
}

function explained(predicate, currency) {
  const adds = ADDING.includes(predicate)
    ? "Deals add up: a cell is the sum of the different deals told, each counted once."
    : "The same level is told again and again: a cell is the largest figure told, not a sum.";
  const equal = currency === DOLLARS ? " US dollars at the rate of the article's month." : "";
  return (
    `${adds}${equal} Currencies are never added up; what is negated is left out; ` +
    "a sum shared by several countries stands with each."
  );
}

function matrix(facts, currency, predicate) {
  const told = facts.flatMap((fact) => codesAt(fact, wanted.side).map((code) => ({ code, fact })));
  const cells = byKey(told, ({ code }) => code);
  if (!cells.size) return el("p", { class: "empty" }, `No country ${SIDES[wanted.side]} here.`);
  const years = [...new Set(facts.map(({ year }) => year))].sort();
  const figures = new Map(
    [...cells].map(([code, row]) => [
      code,
      new Map(
        [
          ...byKey(
            row.map(({ fact }) => fact),
            ({ year }) => year,
          ),
        ].map(([year, own]) => [year, figure(own, currency, predicate)]),
      ),
    ]),
  );
  const most = Math.max(
    ...[...figures.values()].flatMap((row) => [...row.values()].map(({ amount }) => amount)),
  );
  const total = (row) => Math.max(...[...row.values()].map(({ amount }) => amount));
  const order = [...figures].sort(
    ([a, one], [b, other]) => total(other) - total(one) || (a < b ? -1 : 1),
  );
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "Money by country and year" },
    el(
      "table",
      { class: "matrix" },
      el("caption", {}, `${predicate}, ${currency}`),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "col" }, "Country"),
          years.map((year) => el("th", { scope: "col" }, year)),
        ),
      ),
      el(
        "tbody",
        {},
        order.map(([code, row]) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, countryName(code)),
            years.map((year) =>
              el(
                "td",
                {},
                row.has(year)
                  ? amountLink(row.get(year), most, { code, year, currency, predicate })
                  : "",
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function figure(facts, currency, predicate) {
  const once = new Map(facts.map((fact) => [fact.cluster, Number(amountIn(fact, currency))]));
  const amounts = [...once.values()];
  const adds = ADDING.includes(predicate);
  return {
    amount: adds ? amounts.reduce((sum, each) => sum + each, 0) : Math.max(...amounts),
    count: facts.length,
  };
}

function amountLink({ amount, count }, most, { code, year, currency, predicate }) {
  const own = currency === DOLLARS ? {} : { currency: [currency] };
  const facets = withFacets({ country: [code], year: [year], predicate: [predicate], ...own });
  const label = `${countryName(code)}, ${year}: ${currency} ${compact(amount)}, ${many(count, "fact")}`;
  const link = linkTo(
    { view: "facts", facets },
    { title: label, "aria-label": label },
    compact(amount),
  );
  link.style.setProperty("--share", `${Math.max(2, (100 * amount) / most).toFixed(1)}%`);
  return link;
}
