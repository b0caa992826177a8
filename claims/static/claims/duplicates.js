/* Keys for the list of possible duplicates; every deed is a button of a form. */
(function () {
  "use strict";

  const pairs = [...document.querySelectorAll(".pair")];
  let at = -1;

  function visit(place) {
    if (!pairs[place]) return;
    at = place;
    pairs[at].focus({ preventScroll: true });
    pairs[at].scrollIntoView({ block: "nearest" });
  }

  function press(answer) {
    const button = pairs[at] && pairs[at].querySelector(`[name=answer][value=${answer}]`);
    if (button) button.click();
  }

  function relate() {
    const choice = pairs[at] && pairs[at].querySelector("[name=kind]");
    if (choice) choice.focus();
  }

  const deeds = {
    j: () => visit(at + 1),
    k: () => visit(at - 1),
    s: () => press("same"),
    d: () => press("different"),
    r: relate,
  };
  // On a Russian keyboard the key marked S sends "ы": then its place decides.
  const latinKey = ({ key, code }) =>
    /[^\x00-\x7f]/.test(key) && code.startsWith("Key") ? code[3].toLowerCase() : key;

  document.addEventListener("focusin", (event) => {
    const place = pairs.indexOf(event.target.closest(".pair"));
    if (place >= 0) at = place;
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const deed = deeds[latinKey(event)];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
  if (location.hash === "#pairs") visit(0); // after an answer: the next one
})();
