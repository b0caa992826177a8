// Names for the combo boxes that select2 draws: it takes over the value of a select,
// but not its label, so a screen reader would announce a box without a name.
(function () {
  "use strict";

  function labelOf(select) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    return label ? label.textContent.replace(/:\s*$/, "").trim() : "";
  }

  function nameBoxes() {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const name = labelOf(select);
      const parts = select.parentElement.querySelectorAll(
        "[role=combobox], .select2-selection__rendered",
      );
      for (const part of name ? parts : []) {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", `${name} ${part.title || ""}`.trim());
      }
    }
  }

  // After select2 has drawn its boxes, and whenever a choice or a row changes one.
  window.addEventListener("load", () => window.setTimeout(nameBoxes));
  document.addEventListener("formset:added", () => window.setTimeout(nameBoxes));
  document.addEventListener("focusin", nameBoxes);
})();
