// Comfort, and nothing a page depends on: every form works without this file.
"use strict";

const all = (selector) => document.querySelectorAll(selector);

// Questions that only some answers lead to are out of sight until that answer is chosen.
for (const part of all("[data-reveal-for]")) {
  const choice = document.getElementById(part.dataset.revealFor);
  if (!choice) continue;
  const update = () => { part.hidden = !choice.checked; };
  document.addEventListener("change", (event) => { if (event.target.name === choice.name) update(); });
  window.addEventListener("pageshow", update);
  update();
}

// A form is sent once. Released after a while, and when the person comes back to the page.
const release = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(release, 10000, form);
});
window.addEventListener("pageshow", () => { for (const form of all("form[data-sent]")) release(form); });

// What needs mending is read first.
const summary = document.querySelector("[data-error-summary]");
if (summary && !document.querySelector("[data-keep-focus]")) summary.focus();

// How many characters are left: seen at once, spoken when typing pauses.
for (const note of all("[data-count-of]")) {
  const area = document.getElementById(note.dataset.countOf);
  const limit = Number(area?.dataset.limit);
  if (!limit) continue;
  const seen = note.querySelector("[data-count-seen]");
  const spoken = note.querySelector("[data-count-spoken]");
  let pause;
  const update = () => {
    const left = limit - [...area.value].length;
    seen.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace("{n}", Math.abs(left));
    note.classList.toggle("ds-count-over", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => { if (document.activeElement === area) spoken.textContent = seen.textContent; }, 1000);
  };
  document.getElementById(`${area.id}-limit`)?.classList.add("ds-visually-hidden");
  note.hidden = false;
  area.addEventListener("input", update);
  window.addEventListener("pageshow", update);
  update();
}

// One address for a postal code is filled in at once; none, several or a failure: the server shows the page again.
for (const button of all("[data-look-up]")) {
  const group = button.closest("[data-address]");
  const field = (part) => group.querySelector(`[name="${CSS.escape(`${group.dataset.address}.${part}`)}"]`);
  button.addEventListener("click", async (event) => {
    if (button.dataset.direct) return;
    event.preventDefault();
    try {
      const query = new URLSearchParams({ "postal-code": field("postal-code").value });
      const reply = await fetch(`${button.dataset.lookUp}?${query}`, { headers: { accept: "application/json" } });
      const { addresses } = await reply.json();
      if (!reply.ok || addresses.length !== 1) throw new Error("not one address");
      const address = addresses[0];
      for (const part of ["prefecture", "city", "town"]) field(part).value = address[part];
      group.querySelector("[data-look-up-result]").textContent =
        button.dataset.found.replace("{address}", address.prefecture + address.city + address.town);
      field("street").focus();
    } catch {
      button.dataset.direct = "yes";
      button.click();
    }
  });
}

// The receipt number goes to the clipboard.
for (const button of all("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.parentElement.querySelector("[data-copy-result]").textContent = button.dataset.copied;
    } catch {
      button.hidden = true;
    }
  });
}

// Only where a page asks for it: leaving a form with unsent answers is asked about once.
for (const form of all("form[data-warn-unsaved]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
