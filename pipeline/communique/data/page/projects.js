// origin: written for communique; MIT, as the project.
// Projects, each with its history: the consolidated facts of it, step by step.

/** By project the steps that a fact of the selection tells. */
function histories(facts) {
  const clusters = new Set(facts.map(({ cluster }) => cluster));
  const found = byKey(
    DATA.history.filter(({ cluster }) => clusters.has(cluster)),
    ({ project }) => project,
  );
  return [...found].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
}

function drawProjects(facts) {
  const found = histories(facts);
  if (!found.length)
    return [
      el("h2", {}, "Projects"),
      el("p", { class: "empty" }, "No fact of the selection names a project."),
    ];
  return [
    el("h2", {}, "Projects"),
    el(
      "p",
      { class: "quiet" },
      `${many(found.length, "project")}, each with what became of it. ` +
        "A step stands on the day of the event, or of the telling where the event was still to " +
        "come; steps without a day come first. Grey steps were overtaken by later ones.",
    ),
    drawList(found, ([name, steps]) => drawProject(name, steps)),
  ];
}

function drawProject(name, steps) {
  const codes = [
    ...new Set(
      steps.flatMap(({ cluster }) => DATA.clusters[cluster].facts.flatMap((fact) => fact.codes)),
    ),
  ];
  return el(
    "section",
    { class: "entry" },
    el("h3", {}, el("bdi", {}, name)),
    el("p", { class: "quiet" }, codes.map(countryName).join(", ")),
    el("ol", { class: "history" }, steps.map(drawStep)),
  );
}

function drawStep({ day, stage, cluster, superseded }) {
  const { facts, sources } = DATA.clusters[cluster];
  const fact = facts[0];
  const head =
    stage && fact.predicate !== "project"
      ? `${fact.predicate} ${plainWords(stage)}`
      : plainWords(stage || fact.predicate);
  const brief = [
    fact.money && sumInWords(fact.money),
    parties(fact),
    sources > 1 && many(sources, "source"),
  ]
    .filter(Boolean)
    .join(" · ");
  return el(
    "li",
    { class: [stage, superseded && "superseded"].filter(Boolean).join(" ") || null },
    el("span", { class: "when" }, dayOfStep(fact, day)),
    el(
      "span",
      {},
      el("strong", {}, head),
      superseded ? " (overtaken)" : "",
      brief ? ` · ${brief}` : "",
      linkTo(toFact(fact), { class: "quote block" }, el("bdi", {}, fact.quote)),
    ),
  );
}

/** At the precision of the text where the day is an end of the fact's period. */
function dayOfStep({ period = [] }, day) {
  return period.includes(day) && day ? daysInWords(period) : day || "undated";
}
