// origin: written for communique; MIT, as the project.
// Countries on the map by the number of facts that name them; outlines are Natural Earth's.

const STEPS = 5;
let part = "World";

/** Lower bounds of the shades, apart by a constant factor. */
function bounds(most) {
  const steps = Array.from({ length: STEPS }, (_, step) =>
    Math.ceil(most ** (step / STEPS) - 1e-9),
  );
  return [...new Set(steps)].filter((bound) => bound <= most);
}

const shade = (count, lower) => (count ? lower.filter((bound) => count >= bound).length : 0);

function drawMap(facts) {
  const counts = counted(facts, ({ codes }) => codes);
  const lower = bounds(Math.max(1, ...counts.values()));
  const off = [...counts.keys()].filter((code) => !(DATA.countries[code] || {}).at).sort();
  return [
    el("h2", {}, "Countries on the map"),
    parts(),
    el(
      "div",
      { class: "map" },
      el(
        "figure",
        {},
        drawWorld(counts, lower),
        drawLegend(lower),
        off.length
          ? el(
              "p",
              { class: "quiet" },
              `Not on the map: ${off.map((code) => `${countryName(code)} (${counts.get(code)})`).join(", ")}.`,
            )
          : null,
      ),
      countriesBeside(counts),
    ),
    el(
      "p",
      { class: "quiet" },
      "Outlines: Natural Earth, public domain; borders are no statement. Equal Earth projection.",
    ),
  ];
}

const parts = () =>
  el(
    "div",
    { class: "choices", role: "group", "aria-label": "Part of the world" },
    Object.keys(DATA.map).map((name) =>
      el(
        "button",
        {
          type: "button",
          "data-part": name,
          "aria-pressed": String(name === part),
          click: () => {
            part = name;
            show();
            document.querySelector(`[data-part="${name}"]`).focus();
          },
        },
        name,
      ),
    ),
  );

function drawWorld(counts, lower) {
  const frame = DATA.map[part];
  const scale = frame[2] / DATA.map.World[2];
  const known = Object.entries(DATA.countries).filter(([, { at }]) => at);
  const shapes = known
    .filter(([, { shape }]) => shape)
    .map(([code, { shape }]) => drawCountry(code, counts, lower, "path", { d: shape }));
  const dots = known
    .filter(([code, { small }]) => small && counts.has(code))
    .map(
      ([
        code,
        {
          at: [x, y],
        },
      ]) =>
        drawCountry(code, counts, lower, "circle", { cx: x, cy: y, r: (4.5 * scale).toFixed(2) }),
    );
  return svg(
    "svg",
    { viewBox: frame.join(" "), role: "group", "aria-label": `Map: ${part}` },
    shapes,
    dots,
  );
}

/** A country with facts is a button; a small one is reached by its dot alone. */
function drawCountry(code, counts, lower, tag, attributes) {
  const count = counts.get(code) || 0;
  const { name, small } = DATA.countries[code];
  const label = `${name}: ${many(count, "fact")}`;
  const active = count && (tag === "circle" || !small);
  const picked = chosen.facets.country.has(code);
  const press = () => toggle("country", code);
  return svg(
    tag,
    {
      ...attributes,
      class: `shade${shade(count, lower)}${picked ? " picked" : ""}`,
      "data-code": code,
      ...(active
        ? {
            tabindex: "0",
            role: "button",
            "aria-label": label,
            "aria-pressed": String(picked),
            click: press,
            keydown: (event) => {
              if (event.key === "Enter" || event.key === " ") {
                event.preventDefault();
                press();
                document.querySelector(`[data-code="${code}"][tabindex]`)?.focus();
              }
            },
          }
        : {}),
    },
    svg("title", {}, label),
  );
}

function drawLegend(lower) {
  const range = (place) => {
    const last = place + 1 < lower.length ? lower[place + 1] - 1 : null;
    return last === null
      ? `${lower[place]} or more`
      : last === lower[place]
        ? `${last}`
        : `${lower[place]}–${last}`;
  };
  return el(
    "figcaption",
    { class: "shades" },
    "Facts: ",
    el("span", {}, el("i", { class: "shade0" }), "none"),
    lower.map((_, place) => el("span", {}, el("i", { class: `shade${place + 1}` }), range(place))),
  );
}

function countriesBeside(counts) {
  const rows = [...counts].sort(byCount).map(([code, count]) => ({ code, count }));
  return drawTable({
    name: "countries",
    caption: "Countries by number of facts",
    rows,
    page: 15,
    columns: [
      {
        label: "Country",
        cell: ({ code }) =>
          linkTo({ view: "facts", facets: withFacets({ country: [code] }) }, {}, countryName(code)),
        sort: ({ code }) => countryName(code),
      },
      {
        label: "Facts",
        cell: ({ count }) => number(count),
        sort: ({ count }) => count,
        class: "figure",
        downFirst: true,
      },
    ],
  });
}
