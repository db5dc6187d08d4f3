"use strict";
/* The parallel reading view. It builds nodes and text, never markup: all of it is untrusted. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const panel = document.getElementById("panel");
  const nav = document.querySelector(".tabs");
  const articles = [...document.querySelectorAll(".articles > article")];
  const STATUS = {
    shared: "found in other origins too",
    near: "near what other origins tell, but nothing that says the same was found",
    partial: "found elsewhere in part",
    unique: "not found in another origin",
    taken: "not found in another origin but as one text with it",
  };
  const TABS = 10; // more articles than this are chosen from a list
  const OWN_WORDS = 0.5; // from this share of own letters, a list of differing words tells nothing
  const HINT = "Choose a sentence. Who else says it, and in which words, is shown here.";
  let chosen = null;

  const span = (number) => document.getElementById(`s${number}`);
  const numberOf = (element) => Number(element.id.slice(1));
  const articleOf = (number) => data.sentences[number][0];
  const sourceOf = (number) => data.sources[data.articles[articleOf(number)][0]] ?? "";

  function make(name, content, attributes = {}) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value) element.setAttribute(key, value);
    }
    element.append(...[content].flat());
    return element;
  }

  function named(list) {
    return list.flatMap((name, place) => [
      place === 0 ? "" : place === list.length - 1 ? " and " : ", ",
      make("bdi", name),
    ]);
  }

  const language = (number) => ({ dir: "auto", lang: data.articles[articleOf(number)][2] });

  /* A sentence with the runs at the given code-point spans underlined. */
  function withMarks(number, spans) {
    const letters = Array.from(span(number).textContent);
    const nodes = [];
    let at = 0;
    for (let i = 0; i < spans.length; i += 2) {
      nodes.push(letters.slice(at, spans[i]).join(""));
      nodes.push(make("u", letters.slice(spans[i], spans[i + 1]).join("")));
      at = spans[i + 1];
    }
    nodes.push(letters.slice(at).join(""));
    return make("p", nodes, { class: "words", ...language(number) });
  }

  /* What the two differ in, in one line. */
  function differing(number, here, there) {
    if (!here) return "Too long to compare word by word.";
    if (!here.length && !there.length) return "Word for word the same.";
    const letters = Array.from(span(number).textContent);
    const runs = [];
    for (let i = 0; i < here.length; i += 2) runs.push(letters.slice(here[i], here[i + 1]).join(""));
    if (runs.join("").length > OWN_WORDS * letters.length) return "Largely in other words.";
    const marked = runs.flatMap((run) => [" ", make("s", run, language(number))]);
    return runs.length ? ["Instead of:", ...marked] : "";
  }

  /* Counterparts of one wording, such as reprints, stand together. */
  function wordings(pairs) {
    const groups = new Map();
    for (const pair of pairs) {
      const text = span(pair[0]).textContent;
      groups.set(text, [...(groups.get(text) ?? []), pair]);
    }
    return [...groups.values()];
  }

  function teller([other, same, bond, affinity]) {
    const notes = [
      same ? "" : "near, but not the same statement",
      bond,
      affinity === null ? "" : `closest: ${affinity} likely the same`,
    ].filter(Boolean);
    const day = data.articles[articleOf(other)][1];
    return make("h4", [
      make("a", make("bdi", sourceOf(other)), { href: `#s${other}` }),
      make("span", [day, ...notes].filter(Boolean).join(" · ")),
    ]);
  }

  function wording(number, pairs) {
    const [other, , , , here, there] = pairs[0];
    return make("li", [
      ...pairs.map(teller),
      withMarks(other, there ?? []),
      make("p", differing(number, here, there), { class: "note" }),
    ]);
  }

  /* What the section on disagreements says of it, in the same words. */
  function distortion([finding, update, place]) {
    const sign = make("span", update ? "↻ " : "≠ ", { "aria-hidden": "true" });
    const says = document.querySelector(`#d${place} .says`)?.textContent ?? "";
    return make("p", [
      make("b", [sign, `${finding}. `]),
      make("bdi", says),
    ], { class: "differs" });
  }

  function about(number) {
    const [, role, status, coverage, statement, pairs, , borne] = data.sentences[number];
    if (role === "boilerplate") return [make("p", "Furniture: shown, but neither compared nor scored.")];
    const lines = [];
    if (status) {
      const share = coverage === null ? "" : ` Coverage: ${coverage}.`;
      const asOne = status === "unique" && pairs.some(([, same, bond]) => same && bond === "one text");
      const said = STATUS[asOne ? "taken" : status === "shared" && !borne ? "near" : status];
      lines.push(make("p", [make("b", status, { class: `tag ${status}` }), ` ${said}.${share}`]));
    }
    const [core, tellers, loose] = data.statements[statement] ?? [0, [], ""];
    const lacking = data.sources.filter((_, source) => !tellers.includes(source));
    if (core && lacking.length) lines.push(make("p", ["A core statement, not found in ", ...named(lacking), "."]));
    else if (core) lines.push(make("p", "A core statement, found in every source."));
    if (loose) lines.push(make("p", `It may not say the same as those below: ${loose}.`, { class: "note" }));
    return lines;
  }

  function fill(number) {
    const [, , , , , pairs, more] = data.sentences[number];
    const close = make("button", "Close", { type: "button", class: "close" });
    close.addEventListener("click", () => choose(null));
    const rest = more.map((source) => data.sources[source]);
    panel.replaceChildren(
      close,
      make("h3", ["In ", make("bdi", sourceOf(number))]),
      make("blockquote", span(number).textContent, language(number)),
      ...about(number),
      ...(data.distortions[number] ?? []).map(distortion),
      pairs.length ? make("p", "Underlined: words that the chosen sentence does not have.", { class: "note" }) : "",
      pairs.length ? make("ul", wordings(pairs).map((group) => wording(number, group)))
        : make("p", "No sentence of another source comes near it.", { class: "note" }),
      rest.length ? make("p", ["Also in ", ...named(rest), "."], { class: "note" }) : "",
    );
    panel.scrollTop = 0;
  }

  function choose(number) {
    if (chosen !== null) span(chosen).setAttribute("aria-pressed", "false");
    if (number === null && panel.contains(document.activeElement)) span(chosen).focus();
    chosen = number;
    document.documentElement.classList.toggle("choosing", number !== null);
    if (number === null) return panel.replaceChildren(make("p", HINT, { class: "hint" }));
    show(articleOf(number));
    span(number).setAttribute("aria-pressed", "true");
    rove(span(number));
    fill(number);
    span(number).scrollIntoView({ block: "nearest" }); // out from under the panel of a phone
  }

  /* One tab stop for each article: the sentence last focused. */
  function rove(sentence) {
    for (const other of sentence.closest("article").querySelectorAll('.s[tabindex="0"]')) other.tabIndex = -1;
    sentence.tabIndex = 0;
  }

  function show(place) {
    articles.forEach((article, other) => article.classList.toggle("shown", other === place));
    for (const [other, link] of [...nav.querySelectorAll("a")].entries()) {
      if (other === place) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const list = nav.querySelector("select");
    if (list) list.value = String(place);
  }

  function step(sentence, key) {
    const all = [...sentence.closest("article").querySelectorAll(".s")];
    const last = all.length - 1;
    const moves = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -all.length, End: all.length };
    return all[Math.min(Math.max(all.indexOf(sentence) + moves[key], 0), last)];
  }

  function onKey(event) {
    const sentence = event.target.closest(".s");
    if (event.key === "Escape" && chosen !== null) return choose(null);
    if (!sentence || event.altKey || event.ctrlKey || event.metaKey) return undefined;
    if (event.key === "Enter" || event.key === " ") choose(numberOf(sentence));
    else if (/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) {
      const next = step(sentence, event.key);
      choose(numberOf(next));
      next.focus();
    } else return undefined;
    return event.preventDefault();
  }

  /* A link to #s12 or #a3 opens the article that holds it. */
  function follow() {
    const [, kind, digits] = /^#([as])(\d+)$/.exec(location.hash) ?? [];
    const number = Number(digits);
    if (kind === "a" && articles[number]) show(number);
    if (kind === "s" && data.sentences[number]) {
      choose(number);
      span(number).focus({ preventScroll: true });
      span(number).scrollIntoView({ block: "center" });
    }
  }

  function listInsteadOfTabs() {
    const options = [...nav.querySelectorAll("a")].map((link, place) => make("option", link.textContent, { value: String(place) }));
    const list = make("select", options, { id: "article-list" });
    list.addEventListener("change", () => { choose(null); show(Number(list.value)); });
    nav.classList.add("long");
    nav.append(make("label", "Article ", { for: "article-list" }), list);
  }

  /* A page that was saved as it stood has what an earlier run of this made. */
  for (const made of nav.querySelectorAll("select, label")) made.remove();
  for (const sentence of document.querySelectorAll(".articles .s")) {
    sentence.setAttribute("role", "button");
    sentence.setAttribute("aria-pressed", "false");
    sentence.tabIndex = -1;
  }
  for (const article of articles) {
    const first = article.querySelector(".s");
    if (first) first.tabIndex = 0;
    article.addEventListener("click", (event) => {
      const sentence = event.target.closest(".s");
      if (sentence && String(getSelection()) === "") choose(numberOf(sentence));
    });
  }
  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    choose(null);
    show([...nav.querySelectorAll("a")].indexOf(link));
  });
  if (articles.length > TABS) listInsteadOfTabs();
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link?.hash && link.hash === location.hash) follow(); // the same link again
  });
  document.documentElement.classList.add("js");
  choose(null);
  show(0);
  follow();
})();
