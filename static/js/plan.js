// Says in the head of each action of a plan how far it is, while it is filled in.
//   <details data-plan data-begun="…" data-planned="…"><summary>…<span data-plan-state>
const full = (field) => field.value.trim() !== "";

function say(plan) {
  const needed = [...plan.querySelectorAll("[data-needed]")];
  const state = plan.querySelector("[data-plan-state]");
  const isBegun = [...plan.querySelectorAll("textarea")].some(full);
  if (needed.every(full)) {
    state.dataset.state = "done";
    state.textContent = plan.dataset.planned;
  } else if (isBegun) {
    state.dataset.state = "progress";
    state.textContent = plan.dataset.begun;
  } else {
    delete state.dataset.state;
    state.textContent = "";
  }
}

for (const plan of document.querySelectorAll("[data-plan]"))
  plan.addEventListener("input", () => say(plan));
