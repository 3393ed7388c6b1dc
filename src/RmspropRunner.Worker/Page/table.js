// Tables, and the SQL that asks for the same.
import { h, say } from "./dom.js";

// Columns: { title, of(row), kind: "number" | "text" }. What a column gives is text or an element.
export function table(caption, columns, rows, more) {
  const head = h("tr", null, columns.map(column => h("th", { scope: "col", class: column.kind === "number" ? "number" : undefined }, column.title)));
  const body = rows.map(row => h("tr", null, columns.map(column => h("td", { class: column.kind }, column.of(row)))));
  return h("div", { class: `wide ${more ?? ""}`, role: "region", "aria-label": caption, tabindex: "0" },
    h("table", null, h("caption", null, caption), h("thead", null, head), h("tbody", null, body)));
}

export const quoted = text => `'${String(text).replaceAll("'", "''")}'`;

export function copyButton(sql) {
  const button = h("button", { type: "button" }, "Copy SQL");
  button.addEventListener("click", async () => {
    const text = sql();
    try {
      await navigator.clipboard.writeText(text);
      say("The SQL is copied.");
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy SQL"; }, 1500);
    } catch {
      // Browsers give no clipboard to pages without TLS on other machines' addresses: then it is shown.
      const shown = h("textarea", { rows: 4, readonly: true, "aria-label": "SQL" }, text);
      button.replaceWith(shown);
      shown.select();
    }
  });
  return button;
}
