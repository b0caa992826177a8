/* The workbench shows and asks; the server decides. What is sent: offsets, quote and
   context of the selection, and what was typed. What comes back is shown as it is. */
(function () {
  "use strict";

  const bench = document.getElementById("workbench");
  if (!bench) return;
  const selectors = window.claimSelectors;
  const find = (id) => document.getElementById(id);
  const text = find("bench-text");
  const [panelForm, panelCards, panelFilter] =
    ["bench-form", "bench-cards", "bench-filter"].map(find);
  const sentences = JSON.parse(bench.dataset.sentences || "[]");
  const mayWrite = Boolean(bench.dataset.mayWrite);

  let chosen = null; // selector of the passage selected, in code points
  let shown = []; // keys of the cards on show
  let whole = selectors.textOf(text);

  // ---- what is selected

  function choose(start, end) {
    chosen = selectors.select(whole, start, end);
    paint("chosen", selectors.rangeOf(text, start, end));
    const choice = find("bench-choice");
    if (!choice) return;
    choice.querySelector("[data-quote]").textContent = chosen.exact.trim();
    choice.hidden = Boolean(panelForm.firstElementChild);
    find("bench-hint").hidden = true;
  }

  function forget() {
    chosen = null;
    paint("chosen", null);
    if (find("bench-choice")) find("bench-choice").hidden = true;
  }

  // Highlights without touching the text: no span is added, so no offset can shift.
  function paint(name, range) {
    if (!window.CSS || !CSS.highlights) return;
    if (range) CSS.highlights.set(name, new Highlight(range));
    else CSS.highlights.delete(name);
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(readSelection, 120);
  });

  function readSelection() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(text)) return;
    const units = selectors.unitsOf(text, range);
    if (units && whole.slice(units.start, units.end).trim()) {
      if (!panelForm.firstElementChild) show([]);
      choose(units.start, units.end);
    }
  }

  function chooseSpan(start, end) {
    choose(selectors.codePointsToUtf16(whole, start), selectors.codePointsToUtf16(whole, end));
  }

  function stepSentence(step) {
    const at = chosen ? chosen.start : step > 0 ? -1 : Infinity;
    const later = sentences.filter(([start]) => (step > 0 ? start > at : start < at));
    const span = step > 0 ? later[0] : later[later.length - 1];
    if (!span) return;
    show([]);
    chooseSpan(...span);
    const units = span.map((offset) => selectors.codePointsToUtf16(whole, offset));
    reveal(selectors.rangeOf(text, ...units).startContainer.parentElement);
  }

  // ---- cards

  const cards = () => [...panelCards.querySelectorAll("[data-card]")];
  const card = (key) => panelCards.querySelector(`[data-card="${key}"]`);
  const state = () => find("bench-state").value;
  const isVisible = (one) => !state() || one.dataset.state === state();
  const pieces = (key) => [...text.querySelectorAll(`[data-marks~="${key}"]`)];

  function show(keys) {
    shown = keys;
    cards().forEach((one) => { one.hidden = !keys.includes(one.dataset.card); });
    text.querySelectorAll(".current").forEach((one) => one.classList.remove("current"));
    keys.flatMap(pieces).forEach((one) => one.classList.add("current"));
    find("bench-hint").hidden = keys.length > 0 || Boolean(chosen);
  }

  function visit(key) {
    if (!key) return;
    if (!panelForm.firstElementChild) forget();
    show([key]);
    const flag = text.querySelector(`.flag[data-mark="${key}"]`);
    reveal(flag);
    flag.focus({ preventScroll: true });
  }

  function reveal(element) {
    element.scrollIntoView({ block: window.innerWidth < 900 ? "start" : "center" });
  }

  function neighbour(step, wanted) {
    const order = cards().filter(wanted).map((one) => one.dataset.card);
    const all = cards().map((one) => one.dataset.card);
    const at = shown.length ? all.indexOf(shown[0]) : step > 0 ? -1 : all.length;
    const beyond = order.filter((key) => (all.indexOf(key) - at) * step > 0);
    return (step > 0 ? beyond[0] : beyond[beyond.length - 1]) || order[step > 0 ? 0 : order.length - 1];
  }

  function filter() {
    const hidden = new Set(cards().filter((one) => !isVisible(one)).map((one) => one.dataset.card));
    text.querySelectorAll(".flag").forEach((flag) => { flag.hidden = hidden.has(flag.dataset.mark); });
    text.querySelectorAll("[data-marks]").forEach((piece) => {
      piece.classList.toggle("off", piece.dataset.marks.split(" ").every((key) => hidden.has(key)));
    });
    show(shown.filter((key) => !hidden.has(key)));
  }

  // ---- the server

  async function send(url, fields) {
    const body = fields || new FormData();
    body.set("csrfmiddlewaretoken", bench.querySelector("[name=csrfmiddlewaretoken]").value);
    tell("");
    try {
      const response = await fetch(url, { method: "POST", body });
      const answer = await response.json();
      if (answer.refused) tell(answer.refused, true);
      return answer;
    } catch (error) {
      tell(bench.dataset.offline, true);
      return {};
    }
  }

  function tell(words, isRefusal) {
    find("bench-told").textContent = words || "";
    find("bench-told").classList.toggle("refused", Boolean(isRefusal));
  }

  function withPlace(fields) {
    Object.entries(chosen).forEach(([name, value]) => fields.set(name, value));
    return fields;
  }

  function renew(answer) {
    if (answer.text === undefined) return false;
    const kept = state();
    text.innerHTML = answer.text;
    panelCards.innerHTML = answer.cards;
    panelFilter.innerHTML = answer.filter;
    if (find("bench-state").querySelector(`[value="${kept}"]`)) find("bench-state").value = kept;
    whole = selectors.textOf(text);
    filter();
    tell(answer.told);
    return true;
  }

  // ---- making a claim

  async function openForm() {
    if (!mayWrite) return;
    if (!chosen) chooseCard();
    if (!chosen) return;
    const open = panelForm.querySelector("form");
    fill(await send(bench.dataset.passage, withPlace(open ? new FormData(open) : new FormData())));
  }

  function chooseCard() {
    const found = shown.length ? pieces(shown[0]) : [];
    if (!found.length) return;
    const range = document.createRange();
    range.setStartBefore(found[0]);
    range.setEndAfter(found[found.length - 1]);
    const units = selectors.unitsOf(text, range);
    choose(units.start, units.end);
  }

  function fill(answer) {
    if (answer.form === undefined) return;
    panelForm.innerHTML = answer.form;
    // What the admin's own scripts draw in rows that are added: boxes to type names in.
    panelForm.dispatchEvent(new CustomEvent("formset:added", { bubbles: true }));
    if (find("bench-choice")) find("bench-choice").hidden = true;
    chooseSpan(answer.start, answer.end);
    show([]);
    const wrong = panelForm.querySelector(".errorlist");
    const first = (wrong && wrong.parentElement.querySelector("input, textarea, select")) ||
      panelForm.querySelector("textarea");
    first.focus();
    (wrong || panelForm.firstElementChild).scrollIntoView({ block: "nearest" });
  }

  async function save(form) {
    const button = form.querySelector("[type=submit]");
    button.disabled = true; // a second click would be a second claim
    const answer = await send(bench.dataset.create, withPlace(new FormData(form)));
    button.disabled = false;
    if (renew(answer)) {
      closeForm();
      visit(answer.show);
    } else {
      fill(answer);
    }
  }

  // The claim is known: the passage becomes one more of its places.
  async function addPlace(url) {
    const answer = await send(url, withPlace(new FormData()));
    if (!renew(answer)) return;
    closeForm();
    visit(answer.show);
  }

  function closeForm() {
    panelForm.replaceChildren();
    forget();
    document.getSelection().removeAllRanges();
    find("bench-hint").hidden = false;
  }

  async function reject() {
    const current = shown.map(card).find((one) => one && one.dataset.reject);
    if (!current) return;
    const next = neighbour(1, (one) => one.dataset.reject && one !== current);
    if (renew(await send(current.dataset.reject))) {
      show([]);
      visit(next);
    }
  }

  // ---- what people do

  const deeds = {
    create: openForm,
    reject,
    cancel: closeForm,
    next: () => visit(neighbour(1, isVisible)),
    previous: () => visit(neighbour(-1, isVisible)),
    "next-suggestion": () => visit(neighbour(1, (one) => one.dataset.state === "suggested")),
    help: () => find("bench-help").showModal(),
  };
  const keys = {
    n: "next", p: "previous", s: "next-suggestion", c: "create", r: "reject", "?": "help",
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-do], [data-post], [data-place]");
    if (button && button.dataset.do) deeds[button.dataset.do]();
    else if (button && button.dataset.place) addPlace(button.dataset.place);
    else if (button) renew(await send(button.dataset.post));
    const flag = event.target.closest(".flag");
    if (flag) visit(flag.dataset.mark);
    const piece = event.target.closest("[data-marks]");
    if (piece && document.getSelection().isCollapsed && !panelForm.firstElementChild) {
      forget();
      show(piece.dataset.marks.split(" ").filter((key) => isVisible(card(key))));
    }
  });

  bench.addEventListener("submit", (event) => {
    if (!event.target.matches(".bench-form")) return;
    event.preventDefault();
    save(event.target);
  });
  panelFilter.addEventListener("change", filter);

  /* On a Russian keyboard the key marked C sends "с": then its place decides. */
  const latinKey = ({ key, code }) =>
    /[^\x00-\x7f]/.test(key) && code.startsWith("Key") ? code[3].toLowerCase() : key;

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest(".bench-form");
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    if (form && event.key === "Escape") text.focus({ preventScroll: true });
    const isTyping = event.target.closest("input, textarea, select, .select2, dialog[open]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = latinKey(event);
    if (key === "j" || key === "k") stepSentence(key === "j" ? 1 : -1);
    else if (keys[key]) deeds[keys[key]]();
    else return;
    event.preventDefault();
  });

  window.addEventListener("beforeunload", (event) => {
    const typed = [...panelForm.querySelectorAll("textarea")].some((one) => one.value.trim());
    if (typed) event.preventDefault();
  });
})();
