// What was written and not yet confirmed by the server, kept in this browser by person.
const box = (person) => `unsent-${person}`;
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

export const unsent = (person) => JSON.parse(localStorage.getItem(box(person)) ?? "{}");

export function keep(person, address, body) {
  const all = unsent(person);
  if (body) all[address] = body;
  else delete all[address];
  if (Object.keys(all).length) localStorage.setItem(box(person), JSON.stringify(all));
  else localStorage.removeItem(box(person));
}

// Returns the server's answer, or throws when there was none worth the name.
export async function post(address, body, signal) {
  const response = await fetch(address, {
    method: "POST",
    body: new URLSearchParams(body),
    headers: { "X-Autosave": "1", "X-CSRFToken": token() },
    keepalive: true,
    redirect: "error",
    signal,
  });
  return response.json();
}

// Sends what is kept for one address; gives the answer and whether it is the last word.
// An answer that "waits" says that it cannot be taken now: then it stays here.
export async function send(person, address, signal) {
  const body = unsent(person)[address];
  if (!body) return null;
  const answer = await post(address, body, signal);
  const isLatest = JSON.stringify(unsent(person)[address]) === JSON.stringify(body);
  if (isLatest && !answer.waits) keep(person, address, null);
  return { ...answer, isLatest };
}

// Sends what waits for all other addresses, unheard: their pages are not open.
export function resend(person, here) {
  for (const address of Object.keys(unsent(person))) {
    if (!here.has(address)) send(person, address).catch(() => {});
  }
}
