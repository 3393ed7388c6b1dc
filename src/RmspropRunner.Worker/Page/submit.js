// A spec is pasted, dropped or written, and checked while it is.
import { bytes, debounce, h, notice, say, whole } from "./dom.js";
import { post, root } from "./api.js";
import { hrefOf } from "./list.js";

const kept = "rmsprop-draft";
const example = `name: first
problems:
  - rosenbrock: { dimension: 2 }
optimizers:
  - rmsprop: { learning_rate: [0.001, 0.01] }
  - adam: { learning_rate: [0.001, 0.01] }
seeds: 1..10
iterations: 2000
trace: { log: 50, x: true }
`;

const planWords = plan => [
  plan.is_new ? `A new experiment: ${plan.name}` : `It continues ${plan.name}`,
  `${whole(plan.configurations)} configurations, ${whole(plan.trials)} trials: ${whole(plan.added_trials)} new, ${whole(plan.stored_trials)} stored already`,
  `at most ${whole(plan.trace_points)} trace points, about ${bytes(plan.store_bytes)} in the store`,
];

export async function submitView(signal) {
  const text = h("textarea", { id: "spec", spellcheck: "false", autocapitalize: "off", "aria-describedby": "how", value: sessionStorage.getItem(kept) ?? example });
  const lines = h("ol", { "aria-hidden": "true" });
  const editor = h("div", { class: "editor" }, lines, text);
  const file = h("input", { type: "file", accept: ".yaml,.yml" });
  const send = h("button", { type: "button", class: "main", disabled: true }, "Submit");
  const verdict = h("div", { id: "verdict", role: "status", "aria-live": "polite" });
  let checking = new AbortController();

  function number(wrong) {
    const count = text.value.split("\n").length;
    lines.replaceChildren(...Array.from({ length: count }, (_, i) => h("li", { class: wrong?.has(i + 1) ? "wrong" : undefined }, String(i + 1))));
    lines.scrollTop = text.scrollTop;
  }

  function goTo(mistake) {
    const before = text.value.split("\n").slice(0, mistake.line - 1).reduce((length, line) => length + line.length + 1, 0);
    const at = Math.min(before + Math.max(mistake.column - 1, 0), text.value.length);
    text.focus();
    text.setSelectionRange(at, Math.max(at, before + (text.value.split("\n")[mistake.line - 1] ?? "").length));
  }

  function refused(error) {
    const mistakes = error.problem?.mistakes;
    number(new Set(mistakes?.map(one => one.line)));
    text.setAttribute("aria-invalid", "true");
    send.disabled = true;
    if (!mistakes) {
      verdict.replaceChildren(notice(error.message));
      return;
    }
    verdict.replaceChildren(
      h("p", { class: "bad" }, `${mistakes.length} ${mistakes.length === 1 ? "mistake" : "mistakes"}:`),
      h("ul", { class: "mistakes" }, mistakes.map(one =>
        h("li", null, h("button", { type: "button", "data-line": one.line, onclick: () => goTo(one) }, `Line ${one.line}, column ${one.column}: ${one.message}`)))));
  }

  async function check() {
    checking.abort();
    checking = new AbortController();
    const turn = checking;
    try {
      const plan = await post(`${root}/plans`, text.value, turn.signal);
      if (turn !== checking) return;
      number();
      text.removeAttribute("aria-invalid");
      send.disabled = false;
      verdict.replaceChildren(h("ul", null, planWords(plan).map(line => h("li", null, line))));
    } catch (error) {
      if (turn === checking && !turn.signal.aborted) refused(error);
    }
  }

  const later = debounce(check, 350);
  text.addEventListener("input", () => {
    sessionStorage.setItem(kept, text.value);
    send.disabled = true;
    number();
    later();
  });
  text.addEventListener("scroll", () => { lines.scrollTop = text.scrollTop; });
  async function take(one) {
    if (!one) return;
    text.value = await one.text();
    text.dispatchEvent(new Event("input"));
  }
  file.addEventListener("change", () => take(file.files[0]));
  for (const type of ["dragover", "dragleave", "drop"])
    editor.addEventListener(type, event => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      editor.classList.toggle("over", type === "dragover");
      if (type === "drop") take(event.dataTransfer.files[0]);
    });
  send.addEventListener("click", async () => {
    send.disabled = true;
    try {
      const submitted = await post(`${root}/experiments`, text.value);
      say(`Submitted: ${submitted.added_trials} new trials.`);
      sessionStorage.removeItem(kept);
      location.hash = hrefOf(submitted.experiment);
    } catch (error) {
      refused(error);
    }
  });
  window.addEventListener("token", check, { signal });
  signal.addEventListener("abort", () => checking.abort());
  number();
  check();
  return {
    title: "Submit",
    content: [
      h("h1", null, "Submit a spec"),
      h("p", { id: "how", class: "soft" }, "Paste YAML, drop a file, or write. It is checked as you type; nothing runs before you submit it."),
      h("label", { for: "spec", class: "unseen" }, "Spec, in YAML"),
      editor,
      h("div", { class: "row" }, h("label", null, "From a file", file), send),
      verdict,
    ],
  };
}
