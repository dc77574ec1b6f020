// Filters the page, and leads from a place in the text to what is said of it and back. Without it all links still work.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector(".filter");
  const card = document.querySelector(".card");
  const wide = matchMedia("(min-width: 64rem)");
  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  function fit() {
    form.querySelector("details").open = wide.matches;
    const height = wide.matches ? form.offsetHeight : 0;
    document.documentElement.style.setProperty("--bar", `${height}px`);
  }

  function filter() {
    const wanted = new FormData(form);
    const [speaker, types, kinds] = [wanted.get("speaker"), wanted.getAll("type"), wanted.getAll("kind")];
    const keeps = (entry) => {
      const { type, kind } = entry.dataset;
      const list = type ? types : kinds;
      return (!speaker || entry.dataset.speaker === speaker) && (!list.length || list.includes(type || kind));
    };
    const shown = { said: 0, number: 0 };
    const off = new Set();
    for (const entry of all(".said, .number")) {
      entry.hidden = !keeps(entry);
      if (entry.hidden) off.add(entry.id);
      else shown[entry.classList[0]] += 1;
    }
    for (const voice of all(".voice")) voice.hidden = !voice.querySelector(".said:not([hidden])");
    for (const mark of all(".text [data-entry]")) mark.classList.toggle("off", off.has(mark.dataset.entry));
    const [said, numbers] = [all(".said").length, all(".number").length];
    form.querySelector("output").value = off.size
      ? `Shown: ${shown.said} of ${counted(said, "statement")}, ${shown.number} of ${counted(numbers, "figure")}`
      : `Shown: all ${counted(said, "statement")}, all ${counted(numbers, "figure")}`;
    form.querySelector("button").hidden = !off.size;
  }

  function select(id) {
    for (const element of all(".on, .role-on")) element.classList.remove("on", "role-on");
    const entry = document.getElementById(id);
    if (!entry) return null;
    for (const element of [entry, ...all(`.text [data-entry="${id}"]:not(.label)`)]) element.classList.add("on");
    for (const element of all(`.text [data-role="${id}"]`)) element.classList.add("role-on");
    return entry;
  }

  // Where the list is far below, a card shows the entry at the place of the text.
  function show(entry) {
    const voice = entry.closest(".voice");
    const what = document.createElement("div");
    what.className = voice ? "" : "number";
    what.append(...[...(voice ? entry.lastElementChild : entry).children].map((part) => part.cloneNode(true)));
    const who = document.createElement("p");
    who.className = "who";
    if (voice) who.append(...[...voice.firstElementChild.children].slice(0, 2).map((part) => part.cloneNode(true)));
    const todo = document.createElement("p");
    const toList = Object.assign(document.createElement("a"), { href: `#${entry.id}`, textContent: "Show in the list" });
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close", onclick: hide });
    todo.className = "do";
    todo.append(toList, close);
    card.className = `card ${voice ? voice.classList[1] : ""}`;
    card.replaceChildren(who, what, todo);
    card.hidden = false;
  }

  function hide() {
    card.hidden = true;
  }

  function go(id, target) {
    select(id);
    hide();
    if (location.hash !== `#${target.id}`) history.pushState(null, "", `#${target.id}`);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: wide.matches ? "nearest" : "center" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const mark = event.target.closest(".text [data-entry]:not(.off)");
    if (event.target.closest(".label.off, .figure.off")) return event.preventDefault();
    if (mark) {
      const entry = select(mark.dataset.entry);
      event.preventDefault();
      if (!wide.matches && event.detail > 0) return show(entry);
      return link ? go(entry.id, entry) : entry.scrollIntoView({ block: "nearest" });
    }
    const target = link && !link.matches(".skip") && document.getElementById(link.hash.slice(1));
    if (!target) return undefined;
    const id = target.dataset.entry || target.id;
    if (!document.getElementById(id).matches(".said, .number")) return undefined;
    event.preventDefault();
    return go(id, target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  addEventListener("hashchange", () => select(location.hash.slice(1).replace(/-text$/, "")));
  addEventListener("resize", fit);
  form.addEventListener("input", filter);
  form.querySelector("button").addEventListener("click", () => {
    form.reset();
    filter(); // at once: a listener of "reset" would come before the form is as it was
  });
  form.hidden = false;
  fit();
  filter();
  if (location.hash) select(location.hash.slice(1).replace(/-text$/, ""));
})();
