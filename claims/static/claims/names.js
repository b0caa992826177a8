/* Names while somebody types one, where a menu would be too long: a combobox after
   https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. The server finds and words them.
   Without this file the same field is sent with the form and answered by a page. */
(function () {
  "use strict";

  const PAUSE = 200; // milliseconds without a key

  function prepare(field) {
    const input = field.querySelector("input[type=text]");
    const key = field.querySelector("input[type=hidden]");
    const list = document.createElement("ul");
    const told = document.createElement("span");
    let names = [];
    let at = -1; // which of them the arrow keys have reached
    let asked = 0; // only the last answer counts
    let waiting = 0;

    list.id = input.id + "_list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.querySelector("label").textContent);
    told.className = "unseen";
    told.setAttribute("role", "status");
    input.after(list, told);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    function close() {
      asked += 1;
      window.clearTimeout(waiting);
      at = -1;
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      told.textContent = "";
    }

    function point(to) {
      at = to;
      for (const [place, option] of [...list.children].entries()) {
        option.setAttribute("aria-selected", String(place === at));
      }
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }

    function choose(place) {
      input.value = names[place].name;
      key.value = names[place].key;
      close();
    }

    function show(answer) {
      names = answer.names;
      list.replaceChildren(...names.map((each, place) => {
        const option = document.createElement("li");
        option.id = list.id + "_" + place;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = each.label;
        option.addEventListener("click", () => choose(place));
        return option;
      }));
      at = -1;
      list.hidden = names.length === 0;
      input.setAttribute("aria-expanded", String(names.length > 0));
      input.removeAttribute("aria-activedescendant");
      told.textContent = answer.told;
    }

    async function ask() {
      const number = ++asked;
      try {
        const response = await fetch(field.dataset.names + encodeURIComponent(input.value));
        if (!response.ok) return;
        const answer = await response.json();
        if (number === asked) show(answer);
      } catch (error) {
        return; // a help that fails must not disturb the typing
      }
    }

    input.addEventListener("input", () => {
      key.value = "";
      if (input.value.trim() === "") return close();
      at = -1;
      input.removeAttribute("aria-activedescendant");
      window.clearTimeout(waiting);
      waiting = window.setTimeout(ask, PAUSE);
    });
    input.addEventListener("blur", close);
    // Or the field would lose the focus, and close, before the click arrives.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && list.hidden) {
        ask();
      } else if (step) {
        const from = at === -1 && step === -1 ? 0 : at;
        point((from + step + names.length) % names.length);
      } else if (event.key === "Enter" && at !== -1) {
        choose(at);
      } else if (event.key === "Escape" && !list.hidden) {
        close();
      } else {
        return;
      }
      event.preventDefault();
    });
  }

  document.querySelectorAll("[data-names]").forEach(prepare);
})();
