// Says in the head of each action of a plan how far it is, while it is filled in.
//   <details data-plan data-begun="…" data-planned="…"><summary>…<span data-plan-state>
const full = (field) => field.value.trim() !== "";

function say(plan) {
  const needed = [...plan.querySelectorAll("[data-needed]")];
  const state = plan.querySelector("[data-plan-state]");
  const isBegun = [...plan.querySelectorAll("textarea")].some(full);
  const isPlanned = needed.every(full);
  state.hidden = !isBegun;
  state.dataset.state = isPlanned ? "done" : "progress";
  state.textContent = isPlanned ? plan.dataset.planned : plan.dataset.begun;
}

for (const plan of document.querySelectorAll("[data-plan]"))
  plan.addEventListener("input", () => say(plan));
