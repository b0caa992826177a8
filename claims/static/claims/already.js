/* "Already checked?": asks while a statement is typed, and shows what comes back.
   Without this file the panel's button asks the same, in a tab of its own. */
(function () {
  "use strict";

  const PAUSE = 350; // milliseconds without a key
  const SENT = /^(statement_\d|revision|quote|start|end|but_not|in_workbench|csrfmiddlewaretoken)$/;
  let asked = 0;
  let waiting = 0;

  function prepare(root) {
    for (const panel of root.querySelectorAll("[data-already]")) {
      const button = panel.querySelector("button");
      button.hidden = true;
      button.type = "button"; // Enter presses the first that submits
      panel.querySelector("[data-enter]")?.remove();
      panel.querySelector("[data-hint]").hidden = false;
    }
  }

  async function ask(form, panel) {
    const number = ++asked; // only the last answer counts
    const body = new FormData();
    for (const [name, value] of new FormData(form)) if (SENT.test(name)) body.append(name, value);
    body.set("for_script", "1");
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    body.set("csrfmiddlewaretoken", token.value);
    try {
      const response = await fetch(panel.dataset.already, { method: "POST", body });
      if (!response.ok || number !== asked) return;
      panel.querySelector(".already-hits").innerHTML = await response.text();
    } catch (error) {
      return; // a help that fails must not disturb the typing
    }
  }

  document.addEventListener("input", (event) => {
    const form = event.target.form;
    const panel = form && form.querySelector("[data-already]");
    if (!panel || !/^(statement_\d|quote)$/.test(event.target.name || "")) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(ask, PAUSE, form, panel);
  });

  // Forms of the workbench come later.
  new MutationObserver(() => prepare(document)).observe(document.body, { childList: true, subtree: true });
  prepare(document);
})();
