// Filters the page, and leads from a place in the text to what is said of it and back. Without it all links still work.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector(".filter");
  const card = document.querySelector(".card");
  const wide = matchMedia("(min-width: 64rem)");
  const words = JSON.parse(document.documentElement.dataset.words);
  const say = (text, ...numbers) => numbers.reduce((said, number) => said.replace("{}", number), words[text]);

  function fit() {
    form.querySelector(".fields-of").open = wide.matches;
    const height = wide.matches ? form.offsetHeight : 0;
    document.documentElement.style.setProperty("--bar", `${height}px`);
  }

  // What an entry is found by: its own words, its speaker, its cue.
  const searched = new Map(all(".said, .number").map((entry) => [entry, `${entry.textContent} ${entry.dataset.speaker}`.toLowerCase()]));

  function filter(event) {
    const wanted = new FormData(form);
    const [speaker, types, kinds] = [wanted.get("speaker"), wanted.getAll("type"), wanted.getAll("kind")];
    const search = wanted.get("search").trim().toLowerCase();
    const fits = (entry) => (!speaker || entry.dataset.speaker === speaker) && searched.get(entry).includes(search);
    const keeps = (entry) => {
      const { type, kind } = entry.dataset;
      const list = type ? types : kinds;
      return fits(entry) && (!list.length || list.includes(type || kind));
    };
    const shown = { said: 0, number: 0 };
    const counts = {};
    const off = new Set();
    for (const entry of all(".said, .number")) {
      entry.hidden = !keeps(entry);
      if (entry.hidden) off.add(entry.id);
      else shown[entry.classList[0]] += 1;
      const what = entry.dataset.type || entry.dataset.kind;
      counts[what] = (counts[what] || 0) + fits(entry);
    }
    for (const chip of all(".chip")) chip.querySelector(".number-of").textContent = counts[chip.firstElementChild.value] || 0;
    for (const voice of all(".voice")) voice.hidden = !voice.querySelector(".said:not([hidden])");
    for (const list of all(".numbers ~ .numbers")) list.previousElementSibling.hidden = !list.querySelector(":scope > :not([hidden])");
    for (const mark of all(".text [data-entry]")) mark.classList.toggle("off", off.has(mark.dataset.entry));
    const articles = all("article");
    for (const article of articles) {
      const hit = !off.size || article.querySelector(".said:not([hidden]), .number:not([hidden])");
      article.hidden = articles.length > 1 && !hit;
      const place = document.querySelector(`.index a[href="#${article.id}"]`);
      if (place) place.parentElement.hidden = article.hidden;
    }
    const [said, numbers] = [all(".said").length, all(".number").length];
    form.querySelector("output").value = off.size
      ? say("Shown: {} of {} statements, {} of {} figures", shown.said, said, shown.number, numbers)
      : say("Shown: all {} statements, all {} figures", said, numbers);
    form.querySelector("button").hidden = !off.size;
    const first = articles.length > 1 && event && off.size && document.querySelector("article:not([hidden])");
    if (first) first.scrollIntoView({ block: "start" });
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
    const toList = Object.assign(document.createElement("a"), { href: `#${entry.id}`, textContent: say("Show in the list") });
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: say("Close"), onclick: hide });
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
    if (event.key !== "Escape") return;
    hide();
    for (const button of mentions) button.setAttribute("aria-pressed", "false");
    mean();
  });
  // The list beside the text follows it.
  let waiting = false;
  function follow() {
    waiting = false;
    if (!wide.matches) return;
    const top = form.offsetHeight;
    const label = all(".text .label:not(.off)").find((place) => place.getBoundingClientRect().top > top);
    const entry = label && document.getElementById(label.dataset.entry);
    const panel = entry && entry.closest(".panel");
    if (!panel || panel.contains(document.activeElement) || panel.matches(":hover")) return;
    const [place, frame] = [entry.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (place.top < frame.top || place.bottom > frame.bottom) panel.scrollTop += place.top - frame.top - 40;
  }
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });

  function sort(list, by) {
    const entries = [...list.children];
    entries.forEach((entry, place) => (entry.dataset.place ??= place));
    const number = (entry) => (entry.dataset.value === "" ? -Infinity : Number(entry.dataset.value));
    const orders = {
      "": (a, b) => a.dataset.place - b.dataset.place,
      value: (a, b) => number(b) - number(a),
      kind: (a, b) => a.dataset.kind.localeCompare(b.dataset.kind),
      speaker: (a, b) => !a.dataset.speaker - !b.dataset.speaker || a.dataset.speaker.localeCompare(b.dataset.speaker),
    };
    list.append(...entries.sort((a, b) => orders[by](a, b) || a.dataset.place - b.dataset.place));
  }

  // The mentions of one speaker: of the one that is pointed at or has the focus, else of the one whose button is pressed.
  const mentions = all(".mentions");
  function mean(id) {
    const pressed = mentions.find((button) => button.getAttribute("aria-pressed") === "true");
    const meant = id || (pressed && pressed.dataset.of);
    for (const mention of all("[data-mention]")) mention.classList.toggle("meant", mention.dataset.mention === meant);
    for (const button of mentions) button.classList.toggle("meant-by", button.dataset.of === meant);
  }
  function speakerAt(place) {
    const [mention, label] = [place.closest("[data-mention]"), place.closest(".text .label")];
    const voice = place.closest(".voice > :first-child, .mentions") || (label && document.getElementById(label.dataset.entry));
    return mention ? mention.dataset.mention : voice && voice.closest(".voice").id;
  }
  document.addEventListener("pointerover", (event) => mean(speakerAt(event.target)));
  document.addEventListener("pointerleave", () => mean());
  document.addEventListener("focusin", (event) => mean(speakerAt(event.target)));
  function press(button) {
    const now = button.getAttribute("aria-pressed") !== "true";
    for (const other of mentions) other.setAttribute("aria-pressed", other === button && now);
    mean();
    const first = now && document.querySelector(`[data-mention="${button.dataset.of}"]`);
    if (first) first.scrollIntoView({ block: wide.matches ? "nearest" : "center" });
  }

  async function copy(button) {
    const entry = button.closest(".said");
    const text = `${entry.dataset.speaker}: ${entry.querySelector("blockquote").textContent} (${button.dataset.source})`;
    await navigator.clipboard.writeText(text);
    const before = button.textContent;
    button.textContent = say("Copied");
    setTimeout(() => (button.textContent = before), 1500);
  }

  if (navigator.clipboard) for (const button of all(".copy")) button.hidden = false;
  for (const part of [...all(".sort"), ...mentions]) part.hidden = false;
  document.addEventListener("click", (event) => {
    if (event.target.matches(".copy")) copy(event.target);
    if (event.target.matches(".mentions")) press(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(".by")) sort(event.target.closest("section").querySelector(".numbers"), event.target.value);
  });

  // `#s7` is the statement of that name in the one article, or in the first.
  function arrive() {
    const id = location.hash.slice(1).replace(/-text$/, "");
    const entry = select(document.getElementById(id) ? id : `a1-${id}`);
    if (entry && !document.getElementById(id)) entry.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", arrive);
  addEventListener("resize", fit);
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    form.reset();
    filter(); // at once: a listener of "reset" would come before the form is as it was
  });
  form.hidden = false;
  fit();
  filter();
  if (location.hash) arrive();
})();
