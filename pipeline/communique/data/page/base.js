// origin: written for communique; MIT, as the project.
// What every view needs: the data, elements made without markup, figures and days in words.
"use strict";

const DATA = JSON.parse(document.getElementById("data").textContent);
const KINDS = ["country", "money", "date", "project"];
const byId = (id) => document.getElementById(id);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(
    ...children
      .flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== ""),
  );
  return node;
}

const el = (tag, attributes, ...children) =>
  fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

const countryName = (code) => (DATA.countries[code] || { name: code }).name;
const number = (value) => value.toLocaleString("en");
const many = (count, noun, plural) =>
  `${number(count)} ${count === 1 ? noun : plural || noun + "s"}`;

function compact(amount) {
  const scales = [
    [1e12, "tn"],
    [1e9, "bn"],
    [1e6, "m"],
    [1e3, "k"],
  ];
  const [size, name] = scales.find(([size]) => amount >= size) || [1, ""];
  const shown = Number((amount / size).toPrecision(4)).toLocaleString("en");
  return name ? `${shown}\u00a0${name}` : shown;
}

function grouped(amount) {
  const [whole, rest] = amount.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "");
}

/** The items under what `keyOf` gives for each. */
function byKey(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function sumInWords([amount, currency, most], figures = (digits) => compact(Number(digits))) {
  if (!amount) return `${currency || "?"} ?`;
  return `${currency || "?"}\u00a0${figures(amount)}${most ? "–" + figures(most) : ""}`;
}

function lastOfMonth(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** One day, a whole month or a whole year at its own precision; else both ends. */
function daysInWords([start, end]) {
  if (!start) return `until ${end.replace(/-12-31$/, "")}`;
  if (!end) return `from ${start.replace(/-01-01$/, "")}`;
  if (start === end) return start;
  const [year, month] = start.split("-").map(Number);
  if (start === `${start.slice(0, 4)}-01-01` && end === `${start.slice(0, 4)}-12-31`)
    return start.slice(0, 4);
  const whole = start.endsWith("-01") && end === `${start.slice(0, 7)}-${lastOfMonth(year, month)}`;
  if (whole) return start.slice(0, 7);
  if (start.endsWith("-01-01") && end.endsWith("-12-31"))
    return `${start.slice(0, 4)}–${end.slice(0, 4)}`;
  return `${start} – ${start.slice(0, 4) === end.slice(0, 4) ? end.slice(5) : end}`;
}

const plainWords = (name) => name.replaceAll("_", " ");
const listed = (codes, named) =>
  codes.map(named ? countryName : (code) => code).join(named ? ", " : " ");

/** Who does it with whom; flows have an arrow. Few countries by name, many by code. */
function parties(fact, named = fact.codes.length < 4) {
  const { source = [], target = [], participants = [] } = fact;
  const given = source.length || fact.predicate !== "project";
  const flow =
    target.length && given
      ? `${listed(source, named)} → ${listed(target, named)}`.trim()
      : listed([...source, ...target], named);
  return [flow, listed(participants, named)].filter(Boolean).join(named ? "; " : " · ");
}

const clusterOf = (fact) => DATA.clusters[fact.cluster];

function complete(fact, place) {
  const article = DATA.articles[fact.article];
  const [start, end] = fact.evidence[0];
  const period = fact.period || [];
  fact.number = place;
  fact.quote = article.text.slice(start, end).replace(/\s+/g, " ").trim();
  fact.codes = [
    ...new Set([...(fact.source || []), ...(fact.target || []), ...(fact.participants || [])]),
  ];
  fact.year = (period[0] || period[1] || "").slice(0, 4) || "undated";
  fact.day = period[0] || period[1] || "";
  fact.flows = (fact.source || []).flatMap((one) =>
    (fact.target || []).filter((other) => other !== one).map((other) => `${one}>${other}`),
  );
  fact.words = [
    fact.quote,
    article.title,
    article.id,
    article.source,
    fact.project,
    fact.by,
    fact.predicate,
    ...(fact.organizations || []),
    ...fact.codes.map(countryName),
  ]
    .filter(Boolean)
    .join("\n")
    .toLowerCase();
  return fact;
}

const FACTS = DATA.facts.map(complete);
DATA.articles.forEach((article, place) => Object.assign(article, { number: place, facts: [] }));
FACTS.forEach((fact) => DATA.articles[fact.article].facts.push(fact));
DATA.clusters.forEach((cluster) => {
  cluster.facts = [];
});
FACTS.forEach((fact) => clusterOf(fact).facts.push(fact));
