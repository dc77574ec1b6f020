// Filters the groups. Without it all of them are there.
"use strict";
(() => {
  const groups = [...document.querySelectorAll(".group")];
  const form = document.querySelector(".filter");
  const words = JSON.parse(document.documentElement.dataset.words);
  const say = (text, ...numbers) => numbers.reduce((said, number) => said.replace("{}", number), words[text]);
  const searched = new Map(groups.map((group) => [group, group.textContent.toLowerCase()]));

  function filter() {
    const wanted = new FormData(form);
    const search = wanted.get("search").trim().toLowerCase();
    for (const group of groups) {
      const { differs, uncertain } = group.dataset;
      group.hidden = !searched.get(group).includes(search)
        || (wanted.has("differs") && differs !== "true") || (wanted.has("sure") && uncertain === "true");
    }
    const shown = groups.filter((group) => !group.hidden).length;
    form.querySelector("output").value = shown < groups.length
      ? say("Shown: {} of {} groups", shown, groups.length) : say("Shown: all {} groups", groups.length);
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = groups.length < 2;
  filter();
})();
