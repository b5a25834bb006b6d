// origin: written for communique; MIT, as the project.
// Who gives to whom: arrows between countries, as wide as there are facts; places come with the data.

const RADIUS = 17;
let together = false;

const pairsOf = ({ participants = [] }) =>
  participants.flatMap((one, place) =>
    participants.slice(place + 1).map((other) => [one, other].sort().join("=")),
  );

function drawNetwork(facts) {
  const { places } = DATA.network;
  const known = ([pair]) => pair.split(/[>=]/).every((code) => places[code]);
  const flows = [...counted(facts, ({ flows }) => flows)].sort(byCount);
  const ties = together ? [...counted(facts, pairsOf)].sort(byCount) : [];
  const drawn = [...ties, ...flows].filter(known);
  const box = el("input", {
    type: "checkbox",
    id: "together",
    change: () => {
      together = box.checked;
      show();
      byId("together").focus();
    },
  });
  box.checked = together;
  const missing = flows.length + ties.length - drawn.length;
  return [
    el("h2", {}, "Who gives to whom"),
    el(
      "div",
      { class: "choices" },
      el("label", {}, box, " with meetings, agreements and trade between countries (no arrow)"),
    ),
    drawn.length
      ? drawing(drawn, places)
      : el("p", { class: "empty" }, "No flow between two countries in the selection."),
    missing
      ? el(
          "p",
          { class: "quiet" },
          `Drawn are the ${DATA.network.most} busiest countries; not drawn: ${many(missing, "tie")}.`,
        )
      : null,
    tableOfFlows(flows, facts),
  ];
}

function drawing(ties, places) {
  const { width, height } = DATA.network;
  const weights = new Map();
  for (const [pair, count] of ties)
    for (const code of pair.split(/[>=]/)) weights.set(code, (weights.get(code) || 0) + count);
  const most = Math.max(...ties.map(([, count]) => count));
  const nodes = [...weights].sort(byCount).map(([code, count]) => node(code, count, places[code]));
  const arrow = svg(
    "marker",
    {
      id: "arrow",
      viewBox: "0 0 10 10",
      refX: 1,
      refY: 5,
      markerWidth: 12,
      markerHeight: 12,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    svg("path", { d: "M0,0.5 L10,5 L0,9.5 z" }),
  );
  return el(
    "figure",
    { class: "network" },
    svg(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Network of countries" },
      svg("defs", {}, arrow),
      ties.map(([pair, count]) => edge(pair, count, most, places)),
      nodes,
    ),
    el(
      "figcaption",
      { class: "quiet" },
      "An arrow runs from who gives, lends or sells to who receives; its width grows with the " +
        "number of facts. Two letters are the ISO code: the name shows on pointing at it.",
    ),
  );
}

/** A curve from rim to rim, so that the two directions of a pair lie apart. */
function edge(pair, count, most, places) {
  const directed = pair.includes(">");
  const [one, other] = pair.split(/[>=]/);
  const [[x, y], [u, v]] = [places[one], places[other]];
  const length = Math.hypot(u - x, v - y) || 1;
  const [dx, dy] = [(u - x) / length, (v - y) / length];
  const bend = directed ? Math.min(40, length * 0.14) : 0;
  const [mx, my] = [(x + u) / 2 - dy * bend, (y + v) / 2 + dx * bend];
  const rim = (px, py, gap) => {
    const far = Math.hypot(mx - px, my - py) || 1;
    return [px + ((mx - px) * gap) / far, py + ((my - py) * gap) / far].map((c) => c.toFixed(1));
  };
  const label = `${countryName(one)} ${directed ? "→" : "and"} ${countryName(other)}: ${many(count, "fact")}`;
  return svg(
    "path",
    {
      d: `M${rim(x, y, RADIUS)} Q${mx.toFixed(1)},${my.toFixed(1)} ${rim(u, v, RADIUS + (directed ? 12 : 0))}`,
      class: directed ? "flow" : "tie",
      "stroke-width": (1.2 + 4 * Math.sqrt((count - 1) / Math.max(most - 1, 1))).toFixed(1),
      "marker-end": directed ? "url(#arrow)" : null,
      "data-pair": pair,
      ...(directed
        ? {
            click: () => {
              location.hash = address({ view: "facts", facets: withFacets({ flow: [pair] }) });
            },
          }
        : {}),
    },
    svg("title", {}, label),
  );
}

function node(code, count, [x, y]) {
  const picked = chosen.facets.country.has(code);
  const press = () => toggle("country", code);
  const label = `${countryName(code)} (${code}): ${many(count, "fact")}`;
  return svg(
    "g",
    {
      class: `node${picked ? " picked" : ""}`,
      tabindex: "0",
      role: "button",
      "aria-pressed": String(picked),
      "data-node": code,
      click: press,
      keydown: (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          press();
          document.querySelector(`[data-node="${code}"]`)?.focus();
        }
      },
    },
    svg("title", {}, label),
    svg("circle", { cx: x, cy: y, r: RADIUS }),
    svg("text", { x, y: y + 4.5 }, code),
  );
}

function tableOfFlows(flows, facts) {
  const kinds = new Map();
  for (const fact of facts)
    for (const flow of fact.flows)
      kinds.set(flow, (kinds.get(flow) || new Set()).add(fact.predicate));
  const rows = flows.map(([flow, count]) => ({
    flow,
    count,
    names: flow.split(">").map(countryName),
  }));
  return drawTable({
    name: "flows",
    caption: "Flows by number of facts",
    rows,
    page: 20,
    columns: [
      { label: "From", cell: ({ names }) => names[0], sort: ({ names }) => names[0] },
      { label: "To", cell: ({ names }) => names[1], sort: ({ names }) => names[1] },
      { label: "Kinds", cell: ({ flow }) => [...kinds.get(flow)].sort().join(", "), class: "wide" },
      {
        label: "Facts",
        cell: ({ flow, count }) =>
          linkTo(
            { view: "facts", facets: withFacets({ flow: [flow] }) },
            {
              "aria-label": `${many(count, "fact")}: ${flow.split(">").map(countryName).join(" to ")}`,
            },
            number(count),
          ),
        sort: ({ count }) => count,
        class: "figure",
        downFirst: true,
      },
    ],
  });
}
