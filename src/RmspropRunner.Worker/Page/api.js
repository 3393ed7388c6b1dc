// The public API, as any client has it.

export const root = "/api/v1";

const kept = "rmsprop-token";
const form = document.getElementById("token");

export const hasToken = () => sessionStorage.getItem(kept) !== null;

form.addEventListener("submit", event => {
  event.preventDefault();
  sessionStorage.setItem(kept, form.elements.token.value.trim());
  form.elements.token.value = "";
  form.hidden = true;
  window.dispatchEvent(new Event("token"));
});

export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The worker answered with ${status}.`);
    this.status = status;
    this.problem = problem;
  }
}

async function send(path, options) {
  const headers = { Accept: "application/json", ...options?.headers };
  const token = sessionStorage.getItem(kept);
  if (token) headers.Authorization = `Bearer ${token}`;
  let answer;
  try {
    answer = await fetch(path, { ...options, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { detail: "The worker cannot be reached." });
  }
  if (answer.status === 401) {
    form.hidden = false;
    if (document.activeElement === document.body) form.elements.token.focus();
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Refusal(answer.status, problem);
  }
  return answer;
}

export async function get(path, signal) {
  return (await send(path, { signal })).json();
}

export async function text(path, signal) {
  return (await send(path, { signal, headers: { Accept: "*/*" } })).text();
}

export async function post(path, body, signal) {
  return (await send(path, { method: "POST", body, signal })).json();
}

export const remove = path => send(path, { method: "DELETE" });

export const query = parameters => {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).filter(one => one !== "" && one !== undefined && one !== null).map(one => [name, one]));
  const written = new URLSearchParams(pairs).toString();
  return written ? `?${written}` : "";
};

// Server-sent events. EventSource sends no token, so they are read by hand; a connection that breaks is made again.
export async function listen(path, signal, take) {
  while (!signal.aborted) {
    try {
      const answer = await send(path, { signal, headers: { Accept: "text/event-stream" } });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let held = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        const events = (held + value).replaceAll("\r\n", "\n").split("\n\n");
        held = events.pop();
        for (const event of events) {
          const data = event.split("\n").filter(line => line.startsWith("data:")).map(line => line.slice(5).trim()).join("\n");
          if (data && data !== "null") take(JSON.parse(data));
        }
      }
    } catch (error) {
      if (signal.aborted || error.status === 401 || error.status === 404) return;
      await new Promise(resolve => setTimeout(resolve, 2000));
    }
  }
}

// A file; with a token it cannot be a plain link, for links send none.
export async function download(path, name) {
  const link = document.createElement("a");
  link.download = name;
  link.href = path;
  if (hasToken()) {
    const answer = await send(path, { headers: { Accept: "*/*" } });
    link.href = URL.createObjectURL(await answer.blob());
  }
  link.click();
  if (hasToken()) setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
