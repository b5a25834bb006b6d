// origin: written for communique; MIT, as the project.
// Projects, each with what was told of it in order of time.

const STAGES = ["planned", "agreed", "under_construction", "completed", "suspended", "cancelled"];
const shownAtOnce = 40;

function drawProjects(facts) {
  const groups = new Map();
  for (const fact of facts) if (fact.project) (groups.get(fact.project) || groups.set(fact.project, []).get(fact.project)).push(fact);
  if (!groups.size) return [el("h2", {}, "Projects"), el("p", { class: "empty" }, "No fact of the selection names a project.")];
  const order = [...groups].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  const list = el("div", { class: "projects" });
  const grow = (from) => {
    list.querySelector(".pager")?.remove();
    list.append(...order.slice(from, from + shownAtOnce).map(([name, told]) => drawProject(name, told)));
    const rest = order.length - from - shownAtOnce;
    if (rest > 0) list.append(el("p", { class: "pager" }, el("button", { type: "button", click: () => grow(from + shownAtOnce) }, `Show ${number(Math.min(rest, shownAtOnce))} more of ${number(rest)}`)));
  };
  grow(0);
  return [el("h2", {}, "Projects"), el("p", { class: "quiet" }, `${many(groups.size, "project")}; what was told of each, the oldest first.`), list];
}

function drawProject(name, facts) {
  const codes = [...new Set(facts.flatMap((fact) => fact.codes))];
  const told = [...facts].sort((one, other) => compare(one.day, other.day));
  return el("section", { class: "project-card" }, el("h3", {}, el("bdi", {}, name)),
    el("p", { class: "quiet" }, codes.map(countryName).join(", ")),
    el("ol", { class: "history" }, told.map(drawStage)));
}

function drawStage(fact) {
  const stage = STAGES.includes(fact.status) ? fact.status : null;
  const brief = [fact.money && sumInWords(fact.money), parties(fact)].filter(Boolean).join(" · ");
  return el("li", { class: stage }, el("span", { class: "when" }, fact.period ? daysInWords(fact.period) : "undated"),
    el("span", {}, el("strong", {}, stage ? plainWords(stage) : fact.predicate), ["asserted", stage].includes(fact.modality) ? "" : ` (${fact.modality})`,
      brief ? ` · ${brief}` : "", linkTo(toFact(fact), { class: "quote block" }, el("bdi", {}, fact.quote))));
}
