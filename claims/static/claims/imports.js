/* An import goes on by itself; without this the button does. */
(function () {
  "use strict";
  const form = document.querySelector("form[data-goes-on]");
  if (form) window.setTimeout(() => form.requestSubmit(), 300);
})();
