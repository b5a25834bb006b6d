// origin: written for communique; MIT, as the project.
"use strict";
(() => {
  const rows = [...document.querySelectorAll("tr[data-kind]")];
  const boxes = [...document.querySelectorAll("input[type=checkbox]")];
  const status = document.getElementById("status");
  const isError = (row) => !["right", "neutral"].includes(row.dataset.verdict);
  let chosen = null;

  const on = (group, value) =>
    boxes.some((box) => box.name === group && box.value === value && box.checked);

  function filter() {
    for (const row of rows) {
      row.hidden = !["kind", "verdict", "run"].every((group) => on(group, row.dataset[group]));
    }
    for (const kind of boxes.filter((box) => box.name === "kind")) {
      for (const verdict of boxes.filter((box) => box.name === "verdict")) {
        paint(`--${kind.value}-${verdict.value}`, kind.checked && verdict.checked);
      }
      paint(`--${kind.value}-gold`, kind.checked);
    }
    if (chosen && chosen.hidden) choose(null);
    else tell();
  }

  function paint(name, visible) {
    const style = document.documentElement.style;
    if (visible) style.removeProperty(name);
    else style.setProperty(name, "transparent");
  }

  function choose(row) {
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    if (chosen) chosen.removeAttribute("aria-current");
    chosen = row;
    if (row) {
      row.setAttribute("aria-current", "true");
      const places = document.querySelectorAll(`[data-items~="${row.dataset.item}"]`);
      for (const place of places) place.classList.add("chosen");
      (places[0] || row).scrollIntoView({ block: "center" });
    }
    tell();
  }

  function tell() {
    const errors = rows.filter((row) => !row.hidden && isError(row));
    const place = errors.indexOf(chosen);
    const lines = place < 0
      ? [`${errors.length} errors shown`]
      : words(chosen, `error ${place + 1} of ${errors.length}: `);
    status.replaceChildren(...lines.map((words) => {
      const line = document.createElement("span");
      line.textContent = words;
      return line;
    }));
  }

  function words(row, head) {
    const [run, verdict, kind, , gold, found, rule] = [...row.cells].map((c) => c.textContent);
    const sides = [["gold", gold], ["found", found]].filter(([, said]) => said);
    return [
      head + [run, verdict, kind, rule].filter(Boolean).join(", "),
      ...sides.map(([name, said]) => `${name}: ${said}`),
    ];
  }

  function step(by) {
    const errors = rows.filter((row) => !row.hidden && isError(row));
    if (!errors.length) return choose(null);
    const place = errors.indexOf(chosen);
    const next = place < 0 ? (by > 0 ? 0 : errors.length - 1) : place + by;
    return choose(errors[(next + errors.length) % errors.length]);
  }

  for (const box of boxes) box.addEventListener("change", filter);
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  for (const row of rows) row.addEventListener("click", () => choose(row));
  filter();
})();
