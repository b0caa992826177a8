/* Where a selection on the page stands in the text, as text/selectors.py counts.

   The text is what stands inside [data-text], in order; everything else on the page
   (buttons, symbols) is no text. Browsers count UTF-16 units, the server code points;
   tests/text/offset_cases.json tests the two converters and their twins in Python. */
(function () {
  "use strict";

  const CONTEXT = 32; // code points before and after a quote

  const isHigh = (unit) => unit >= 0xd800 && unit < 0xdc00;
  const isLow = (unit) => unit >= 0xdc00 && unit < 0xe000;

  function utf16ToCodePoints(text, offset) {
    if (offset < 0 || offset > text.length) throw new RangeError("outside the text");
    if (isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset))) {
      throw new RangeError("inside a character");
    }
    return Array.from(text.slice(0, offset)).length;
  }

  function codePointsToUtf16(text, offset) {
    const points = Array.from(text);
    if (offset < 0 || offset > points.length) throw new RangeError("outside the text");
    return points.slice(0, offset).join("").length;
  }

  function textNodes(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.matches("[data-text]")
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  }

  const textOf = (root) => textNodes(root).map((node) => node.data).join("");

  /* The part of the text inside a DOM range, in UTF-16 units; null if there is none. */
  function unitsOf(root, range) {
    let at = 0;
    let found = null;
    for (const node of textNodes(root)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.length;
        if (to > from) found = { start: found ? found.start : at + from, end: at + to };
      }
      at += node.length;
    }
    return found;
  }

  /* The DOM range of a part of the text, in UTF-16 units. */
  function rangeOf(root, start, end) {
    const range = document.createRange();
    let at = 0;
    let isBegun = false;
    for (const node of textNodes(root)) {
      const after = at + node.length;
      if (!isBegun && start < after) {
        range.setStart(node, start - at);
        isBegun = true;
      }
      if (isBegun && end <= after) {
        range.setEnd(node, end - at);
        return range;
      }
      at = after;
    }
    return null;
  }

  /* Position and quotation of UTF-16 units start–end, counted in code points. */
  function select(text, start, end) {
    return {
      start: utf16ToCodePoints(text, start),
      end: utf16ToCodePoints(text, end),
      exact: text.slice(start, end),
      prefix: Array.from(text.slice(Math.max(0, start - 2 * CONTEXT), start))
        .slice(-CONTEXT).join(""),
      suffix: Array.from(text.slice(end, end + 2 * CONTEXT)).slice(0, CONTEXT).join(""),
    };
  }

  window.claimSelectors = {
    utf16ToCodePoints, codePointsToUtf16, textOf, unitsOf, rangeOf, select,
  };
})();
