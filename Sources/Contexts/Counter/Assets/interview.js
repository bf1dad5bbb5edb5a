// Quick hands at the counter. Everything works without this file: the buttons do the same.
"use strict";

const form = document.getElementById("interview");

if (form) {
  const isThere = (field) => !field.disabled && field.type !== "hidden" && field.tabIndex >= 0 && field.getClientRects().length > 0;

  // Where the Tab key would stop: of radio buttons one, the chosen or the first.
  const stops = () => {
    const seen = new Map();
    return [...form.querySelectorAll("input, select, textarea, button, a[href]")].filter(isThere).filter((field) => {
      if (field.type !== "radio") return true;
      const known = seen.get(field.name);
      const chosen = form.querySelector(`input[name="${CSS.escape(field.name)}"]:checked`) ?? known ?? field;
      seen.set(field.name, chosen);
      return chosen === field;
    });
  };

  const goOn = (from) => {
    const list = stops();
    let here = list.indexOf(from);
    if (here < 0) here = list.findIndex((field) => field.type === "radio" && field.name === from.name);
    list[here + 1]?.focus();
  };

  const choose = (from, number) => {
    const choices = [...form.querySelectorAll(`input[type="${from.type}"][name="${CSS.escape(from.name)}"]`)].filter(isThere);
    const choice = choices[number - 1];
    if (!choice) return false;
    choice.checked = choice.type === "radio" ? true : !choice.checked;
    choice.focus();
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  };

  const press = (action) => {
    const button = [...form.querySelectorAll(`button[name="_action"][value="${action}"]`)].at(-1);
    if (button) form.requestSubmit(button);
  };

  const nextOpen = () => {
    const link = form.querySelector("[data-next-open]");
    if (!link) return false;
    const open = link.dataset.nextOpen.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    const here = document.activeElement;
    const behind = open.find((field) => here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
    (behind ?? open[0])?.focus();
    return open.length > 0;
  };

  document.addEventListener("keydown", (event) => {
    // While kana become kanji the keys belong to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    const field = event.target;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      press("save");
    } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      press("check");
    } else if (isPlain && event.key === "F8") {
      if (nextOpen()) event.preventDefault();
    } else if (!form.contains(field)) {
      return;
    } else if (isPlain && event.key === "Enter" && field.matches("input:not([type=file]), select")) {
      event.preventDefault();
      goOn(field);
    } else if (isPlain && /^[1-9]$/.test(event.key) && field.matches("input[type=radio], input[type=checkbox]")) {
      if (choose(field, Number(event.key))) event.preventDefault();
    }
  });

  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-next-open]") && nextOpen()) event.preventDefault();
  });
}
