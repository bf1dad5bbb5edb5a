// Comfort, and nothing a page depends on: every form works without this file.
"use strict";

const all = (selector, root = document) => root.querySelectorAll(selector);

// Parts of a page that get a little more with script. Run for the page, and for questions that come later.
const enhancers = [];
const enhance = (selector, work) => enhancers.push((root) => { for (const part of all(selector, root)) work(part); });
const enhanceAll = (root) => { for (const run of enhancers) run(root); };

// Questions that only some answers lead to are out of sight until that answer is chosen.
enhance("[data-reveal-for]", (part) => {
  const choice = document.getElementById(part.dataset.revealFor);
  if (!choice) return;
  const update = () => { part.hidden = !choice.checked; };
  document.addEventListener("change", (event) => { if (event.target.name === choice.name) update(); });
  window.addEventListener("pageshow", update);
  update();
});

// What was taken over from elsewhere is the person's own as soon as they type into it.
document.addEventListener("input", (event) => { event.target.closest("[data-question]")?.querySelector(".ds-origin")?.remove(); });

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
enhance("[data-count-of]", (note) => {
  const area = document.getElementById(note.dataset.countOf);
  const limit = Number(area?.dataset.limit);
  if (!limit) return;
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
});

// One address for a postal code is filled in at once; none, several or a failure: the server shows the page again.
enhance("[data-look-up]", (button) => {
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
      field("town").dispatchEvent(new Event("change", { bubbles: true }));
    } catch {
      button.dataset.direct = "yes";
      button.click();
    }
  });
});

// Where the device is, when the person asks for it. Words go on being enough.
enhance("[data-locate]", (button) => {
  if (!navigator.geolocation) return;
  const group = button.closest("[data-place]");
  const field = (part) => group.querySelector(`[name="${CSS.escape(`${group.dataset.place}.${part}`)}"]`);
  const say = (words) => { group.querySelector("[data-locate-result]").textContent = words; };
  button.hidden = false;
  button.addEventListener("click", () => {
    say(button.dataset.asking);
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const [latitude, longitude] = [coords.latitude.toFixed(6), coords.longitude.toFixed(6)];
      field("latitude").value = latitude;
      field("longitude").value = longitude;
      say(button.dataset.found.replace("{latitude}", latitude).replace("{longitude}", longitude));
      field("longitude").dispatchEvent(new Event("change", { bubbles: true }));
    }, () => say(button.dataset.failed), { enableHighAccuracy: true, timeout: 20000 });
  });
});

// A signature drawn here is sent like a photo of one: as the file of its field.
enhance("[data-signature]", (part) => {
  const desk = part.querySelector("[data-signature-desk]");
  const input = part.querySelector("input[type=file]");
  if (!desk || !window.DataTransfer) return;
  const pad = desk.querySelector("canvas");
  const note = desk.querySelector("[data-signature-result]");
  const say = (words) => { if (note) note.textContent = words; };
  const ink = pad.getContext("2d");
  const clear = () => {
    ink.fillStyle = "#ffffff";
    ink.fillRect(0, 0, pad.width, pad.height);
    Object.assign(ink, { strokeStyle: "#1d2230", lineWidth: 4, lineCap: "round", lineJoin: "round" });
  };
  const point = (event) => {
    const box = pad.getBoundingClientRect();
    return [(event.clientX - box.left) * pad.width / box.width, (event.clientY - box.top) * pad.height / box.height];
  };
  // At once and not as a blob that comes later: who presses the button right after the last stroke has signed.
  const keep = () => {
    const picture = Uint8Array.from(atob(pad.toDataURL("image/png").split(",")[1]), (byte) => byte.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([picture], "signature.png", { type: "image/png" }));
    input.files = files.files;
    say(note?.dataset.drawn);
  };
  let isDrawing = false;
  pad.addEventListener("pointerdown", (event) => {
    isDrawing = true;
    pad.setPointerCapture(event.pointerId);
    ink.beginPath();
    ink.moveTo(...point(event));
    ink.lineTo(...point(event));
    ink.stroke();
  });
  pad.addEventListener("pointermove", (event) => {
    if (!isDrawing) return;
    ink.lineTo(...point(event));
    ink.stroke();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    pad.addEventListener(end, () => { if (isDrawing) { isDrawing = false; keep(); } });
  }
  desk.querySelector("[data-signature-clear]").addEventListener("click", () => {
    clear();
    input.value = "";
    say(note?.dataset.cleared);
  });
  clear();
  desk.hidden = false;
});

// What is still being worked out is asked for again while the answer is 202. The same is not told twice.
enhance("[data-poll]", (part) => {
  const ask = async () => {
    const reply = await fetch(part.dataset.poll).catch(() => null);
    if (!reply?.ok || reply.redirected) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").body.innerHTML;
    if (part.innerHTML !== fresh) part.innerHTML = fresh;
    if (reply.status === 202) setTimeout(ask, 2000);
  };
  setTimeout(ask, 2000);
});

enhanceAll(document);

// While a form is filled in, the server is asked which questions belong to the answers so far. What comes is the form's
// own questions, drawn as on the page: new ones are put in their place, others hidden with what was typed into them, and
// what is worked out is replaced. Nothing that is typed is touched, and the form means the same without this.
for (const form of all("form[data-live]")) {
  const note = form.querySelector("[data-live-said]");
  // Which questions the page has held: what was never on it is no answer.
  const shown = form.elements[form.dataset.liveShown ?? "shown"];
  const place = "[data-question]";
  let last, pause = null, isPressed = false, isOwed = false;

  const name = (part) => part.querySelector(".ds-label-text, label, legend")?.textContent ?? "";
  const siblings = (root) => [...all(place, root)].filter((part) => part.parentElement.closest(place) ===
    (root.matches?.(place) ? root : null));

  // A question that has the focus is hidden only when the person leaves it.
  const hide = (part) => {
    if (!part.contains(document.activeElement)) { part.hidden = true; return; }
    const leave = (event) => {
      if (part.contains(event.relatedTarget)) return;
      part.removeEventListener("focusout", leave);
      if (part.dataset.leaving) part.hidden = true;
    };
    part.addEventListener("focusout", leave);
  };

  const settle = (here, there, changes) => {
    const parts = new Map(siblings(here).map((part) => [part.dataset.question, part]));
    let before = null;
    for (const fresh of siblings(there)) {
      const id = fresh.dataset.question;
      let part = parts.get(id);
      if (!part) {
        part = document.importNode(fresh, true);
        if (before) before.after(part); else if (parts.size) [...parts.values()][0].before(part); else continue;
        enhanceAll(part);
        // With those inside it: a section comes with its questions.
        for (const inner of [part, ...all(place, part)]) shown.value += `,${inner.dataset.question}`;
        changes.more.push(name(part));
      } else if (part.hidden || part.dataset.leaving) {
        delete part.dataset.leaving;
        part.hidden = false;
        changes.more.push(name(part));
      }
      const output = part.querySelector(":scope > .ds-output output");
      if (output) {
        const value = fresh.querySelector("output").innerHTML;
        if (output.innerHTML !== value) output.innerHTML = value;
      } else {
        settle(part, fresh, changes);
      }
      parts.delete(id);
      before = part;
    }
    for (const part of parts.values()) {
      if (part.hidden || part.dataset.leaving) continue;
      part.dataset.leaving = "yes";
      hide(part);
      changes.fewer.push(name(part));
    }
  };

  const ask = async () => {
    if (isPressed) { isOwed = true; return; }
    last?.abort();
    const mine = last = new AbortController();
    const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    try {
      const reply = await fetch(form.dataset.live, { method: "POST", body: fields, signal: mine.signal });
      if (!reply.ok) return;
      const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").body;
      if (mine.signal.aborted) return;
      // Nothing moves under a finger: the press that ends an answer may be that of the button further down.
      if (isPressed) { isOwed = true; return; }
      const changes = { more: [], fewer: [] };
      settle(form, fresh, changes);
      for (const part of all("[data-live-part]")) {
        const other = fresh.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
        if (other && part.innerHTML !== other.innerHTML) part.innerHTML = other.innerHTML;
      }
      const words = ["more", "fewer"].map((kind) => [kind, changes[kind].filter(Boolean).join("、")])
        .filter(([, labels]) => labels).map(([kind, labels]) => note.dataset[kind].replace("{labels}", labels));
      if (words.length) note.textContent = words.join(" ");
    } catch {
      // Offline, or overtaken by the next answer: the next page asks the same.
    } finally {
      if (last === mine && !isOwed && pause === null) delete form.dataset.asking;
    }
  };

  const soon = (delay) => {
    form.dataset.asking = "yes";
    clearTimeout(pause);
    pause = setTimeout(() => { pause = null; ask(); }, delay);
  };
  form.addEventListener("pointerdown", () => { isPressed = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      isPressed = false;
      if (isOwed) { isOwed = false; soon(150); }
    });
  }
  form.addEventListener("change", (event) => { if (event.target.type !== "file") soon(0); });
  form.addEventListener("input", (event) => { if (event.target.type !== "file") soon(800); });
  form.addEventListener("submit", () => { clearTimeout(pause); last?.abort(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) soon(0); });
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

// Signs such as {applicant.name} go where one was typing last.
for (const list of all("[data-inserts]")) {
  let field = document.getElementById(list.dataset.inserts);
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("textarea, input[type=text]") && target.form === field?.form) field = target;
  });
  for (const button of all("[data-insert]", list)) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!field) return;
      field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      list.querySelector("[data-insert-result]").textContent = list.dataset.inserted.replace("{sign}", button.dataset.insert);
    });
  }
}

// Only where a page asks for it: leaving a form with unsent answers is asked about once.
for (const form of all("form[data-warn-unsaved]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
