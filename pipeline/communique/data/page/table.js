// origin: written for communique; MIT, as the project.
// Tables that sort by their heads and grow page by page; roles hold where CSS stacks the cells.

const PAGE = 50;
const CARDS = 20;
const sorting = {};

function compare(one, other) {
  if (one === other) return 0;
  if (one === "" || one === null || one === undefined) return 1;
  if (other === "" || other === null || other === undefined) return -1;
  return one < other ? -1 : 1;
}

function sorted(rows, column, down) {
  const keyed = rows.map((row) => [column.sort(row), row]);
  const filled = keyed.filter(([key]) => key !== "" && key !== null && key !== undefined);
  const empty = keyed.filter(([key]) => key === "" || key === null || key === undefined);
  filled.sort(([one], [other]) => (down ? compare(other, one) : compare(one, other)));
  return [...filled, ...empty].map(([, row]) => row);
}

/** `columns`: label, cell(row), sort(row) or none, class; `name` keeps the order between visits. */
function drawTable({
  name,
  caption,
  columns,
  rows,
  page = PAGE,
  empty = "Nothing of this is in the selection.",
}) {
  if (!rows.length) return el("p", { class: "empty" }, empty);
  const holder = el("div", { class: "table" });
  let limit = page;
  const draw = () => {
    const { column, down } = sorting[name] || {};
    const by = columns.find(({ label }) => label === column);
    const ordered = by ? sorted(rows, by, down) : rows;
    const body = el(
      "tbody",
      { role: "rowgroup" },
      ordered.slice(0, limit).map((row) => drawRow(columns, row)),
    );
    const table = el(
      "table",
      { role: "table", class: name },
      el("caption", {}, caption),
      el(
        "thead",
        { role: "rowgroup" },
        el(
          "tr",
          { role: "row" },
          columns.map((each) => drawHead(each, name, draw)),
        ),
      ),
      body,
    );
    holder.replaceChildren(
      table,
      ...pager(rows.length, limit, page, (next) => {
        limit = next;
        draw();
      }),
    );
  };
  draw();
  return holder;
}

function drawRow(columns, row) {
  return el(
    "tr",
    { role: "row" },
    columns.map((column) => {
      const content = column.cell(row);
      const bare = content === "" || content === null || content === undefined;
      return el(
        "td",
        {
          role: "cell",
          class: [column.class, bare && "bare"].filter(Boolean).join(" ") || null,
          "data-label": column.label,
        },
        content,
      );
    }),
  );
}

function drawHead(column, name, draw) {
  const { column: current, down } = sorting[name] || {};
  const here = current === column.label;
  const direction = here ? (down ? "descending" : "ascending") : null;
  const press = () => {
    sorting[name] = { column: column.label, down: here ? !down : Boolean(column.downFirst) };
    draw();
    byId("view")
      .querySelector(`[data-sort="${CSS.escape(column.label)}"]`)
      ?.focus();
  };
  const words = column.sort
    ? el(
        "button",
        { type: "button", "data-sort": column.label, click: press },
        column.label,
        el("span", { "aria-hidden": "true", class: "arrow" }, here ? (down ? "▼" : "▲") : ""),
      )
    : column.label;
  return el(
    "th",
    { role: "columnheader", scope: "col", class: column.class, "aria-sort": direction },
    words,
  );
}

function pager(count, limit, page, grow) {
  if (count <= limit) return [];
  const rest = count - limit;
  return [
    el(
      "p",
      { class: "pager" },
      `${number(limit)} of ${number(count)} shown. `,
      el(
        "button",
        { type: "button", click: () => grow(limit + page) },
        `Show ${number(Math.min(page, rest))} more`,
      ),
      " ",
      rest > page ? el("button", { type: "button", click: () => grow(count) }, "Show all") : null,
    ),
  ];
}

/** Cards one below the other, growing as tables do. */
function drawList(items, draw) {
  const list = el("div", { class: "list" });
  let limit = CARDS;
  const grow = (from) => {
    list.querySelector(".pager")?.remove();
    list.append(
      ...items.slice(from, limit).map(draw),
      ...pager(items.length, limit, CARDS, (next) => {
        const from = limit;
        limit = next;
        grow(from);
      }),
    );
  };
  grow(0);
  return list;
}
