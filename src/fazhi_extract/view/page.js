"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;
  const textBox = byId("text"), panel = byId("panel"), scroller = byId("scroller"), search = byId("search");
  const dialog = byId("dialog"), grip = byId("grip"), count = byId("count"), reset = byId("reset");
  const narrow = matchMedia("(max-width: 860px)"), still = matchMedia("(prefers-reduced-motion: reduce)");
  const store = {
    get(key) { try { return localStorage.getItem("fazhi-" + key); } catch (_) { return null; } },
    set(key, value) { try { localStorage.setItem("fazhi-" + key, value); } catch (_) { /* a page of a file may have none */ } },
  };
  root.classList.add("js");

  // -- the marks, in the order of the text; a place is all marks from its first to its last character
  const marks = all(".t", textBox.firstElementChild);
  const starts = marks.map((mark) => +mark.dataset.s);
  const firstAt = (offset) => {
    let low = 0, high = starts.length;
    while (low < high) { const middle = (low + high) >> 1; if (starts[middle] < offset) low = middle + 1; else high = middle; }
    return low;
  };
  const placeOf = (link) => ({ start: +link.dataset.s, end: +link.dataset.e });
  const marksOf = (place) => {
    const found = [];
    for (let k = firstAt(place.start); k < marks.length && starts[k] < place.end; k++) found.push(marks[k]);
    return found;
  };
  const stops = marks.filter((mark) => mark.tagName === "A");
  for (const mark of stops) mark.tabIndex = -1;

  // -- tabs
  const tabs = all("[role=tab]"), panels = all("[role=tabpanel]");
  const tabOf = (entry) => byId(entry.closest("[role=tabpanel]").getAttribute("aria-labelledby"));
  let open = null;
  function showTab(tab) {
    if (open === tab) return;
    open = tab;
    for (const other of tabs) { other.setAttribute("aria-selected", other === tab); other.tabIndex = other === tab ? 0 : -1; }
    for (const one of panels) one.hidden = one.id !== tab.getAttribute("aria-controls");
    byId("group").parentElement.hidden = tab !== tabs[0];
    tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    filter();
    scroller.scrollTop = 0;
  }
  for (const tab of tabs) tab.addEventListener("click", () => { showTab(tab); sheet("list"); });
  tabs[0].parentElement.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(event.target), last = tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault(); event.stopPropagation();
    showTab(tabs[to]); tabs[to].focus();
  });

  // -- filters
  const entries = all(".entry[id]"), levels = all("button.level"), words = new Map();
  const wordsOf = (entry) => {
    if (!words.has(entry)) words.set(entry, (entry.textContent + " " + entry.id).toLowerCase());
    return words.get(entry);
  };
  const shown = () => all(".entry[id]", byId(open.getAttribute("aria-controls")))
    .filter((entry) => !entry.hidden && (!entry.classList.contains("unstated") || panel.classList.contains("show-unstated")));
  function filter() {
    const query = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const group = byId("group").value, flag = byId("flag").value, unstated = byId("unstated").checked;
    const wanted = levels.filter((button) => button.getAttribute("aria-pressed") === "true").map((button) => button.dataset.level);
    const off = new Set();
    panel.classList.toggle("show-unstated", unstated);
    for (const entry of entries) {
      let fits = query.every((word) => wordsOf(entry).includes(word));
      const data = entry.dataset;
      if (data.levels !== undefined) {
        fits = fits && (!group || data.group === group) && (!flag || data.flags.split(" ").includes(flag))
          && (!wanted.length || wanted.some((level) => data.levels.split(" ").includes(level)));
        if (!fits) off.add(entry.id);
      }
      entry.hidden = !fits;
    }
    for (const mark of marks) {
      mark.classList.toggle("off", off.size > 0 && mark.classList.contains("figure")
        && mark.dataset.e.split(" ").every((id) => off.has(id) || !byId(id).dataset.levels || id.startsWith("meta.")));
    }
    const visible = shown();
    for (const section of all(".group")) {
      section.hidden = !section.querySelector(unstated ? ".entry:not([hidden])" : ".entry:not([hidden]):not(.unstated)");
    }
    const counted = (entry) => entry.dataset.kind !== "meta";
    const here = all(".entry[id]", byId(open.getAttribute("aria-controls"))).filter(counted);
    const total = here.filter((entry) => unstated || !entry.classList.contains("unstated")).length;
    const filtered = query.length > 0 || (open === tabs[0] && (group || flag || wanted.length > 0));
    count.textContent = filtered ? `${visible.filter(counted).length} of ${total} shown` : `${total} in all`;
    reset.hidden = !filtered;
    for (const entry of entries) entry.firstElementChild.tabIndex = -1;
    const stop = visible.find((entry) => entry.classList.contains("current")) || visible[0];
    if (stop) stop.firstElementChild.tabIndex = 0;
  }
  function clear() {
    search.value = ""; byId("group").value = ""; byId("flag").value = "";
    for (const button of levels) button.setAttribute("aria-pressed", "false");
    filter();
  }
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, entries.length > 2000 ? 200 : 0); });
  for (const id of ["group", "flag", "unstated"]) byId(id).addEventListener("change", filter);
  for (const button of levels) {
    button.addEventListener("click", () => { button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true"); filter(); });
  }
  reset.addEventListener("click", () => { clear(); search.focus(); });

  // -- selection
  let current = [], lit = [];
  function select(chosen, place) {
    for (const entry of current) {
      entry.classList.remove("current");
      entry.firstElementChild.removeAttribute("aria-current");
      entry.firstElementChild.tabIndex = -1;
    }
    for (const mark of lit) mark.classList.remove("on", "at");
    for (const link of all(".place.at", scroller)) link.classList.remove("at");
    current = chosen; lit = [];
    if (!chosen.length) return;
    const main = chosen[0];
    if (main.hidden || (main.classList.contains("unstated") && !byId("unstated").checked)) {
      if (main.classList.contains("unstated")) byId("unstated").checked = true;
      clear();
    }
    showTab(tabOf(main));
    for (const entry of chosen) {
      entry.classList.add("current");
      entry.firstElementChild.setAttribute("aria-current", "true");
      for (const one of placesOf(entry)) for (const mark of marksOf(one)) { mark.classList.add("on"); lit.push(mark); }
      for (const link of all(".place", entry)) if (place && +link.dataset.s === place.start) link.classList.add("at");
    }
    for (const entry of all(".row[tabindex='0']", scroller)) entry.tabIndex = -1;
    main.firstElementChild.tabIndex = 0;
    if (place) for (const mark of marksOf(place)) { mark.classList.add("at"); lit.push(mark); }
    history.replaceState(null, "", "#" + main.id);
  }
  function placesOf(entry) {
    if (entry.dataset.at) return entry.dataset.at.split(" ").map((start) => ({ start: +start, end: +start + 1 }));
    const links = all(".place", entry);
    if (links.length) return links.map(placeOf);
    const mark = byId((entry.firstElementChild.getAttribute("href") || "#").slice(1));
    if (!mark) return [];
    // A heading or document has one place: it runs over all neighbouring marks that name it.
    let k = marks.indexOf(mark), end = k;
    while (end + 1 < marks.length && marks[end + 1].dataset.e.split(" ").includes(entry.id)) end++;
    return [{ start: starts[k], end: starts[end] + 1 }];
  }
  function reveal(element, box) {
    const inside = () => {
      const own = element.getBoundingClientRect(), frame = box.getBoundingClientRect();
      return own.top >= frame.top + 8 && own.bottom <= frame.bottom - 8;
    };
    if (inside()) return;
    const distance = Math.abs(element.getBoundingClientRect().top - box.getBoundingClientRect().top);
    const smooth = !still.matches && distance < 4 * box.clientHeight;
    element.scrollIntoView({ block: box === textBox ? "center" : "nearest", behavior: smooth ? "smooth" : "auto" });
    // Lines not drawn yet have guessed heights: look again once they are drawn.
    if (!smooth) requestAnimationFrame(() => requestAnimationFrame(() => { if (!inside()) element.scrollIntoView({ block: "center" }); }));
  }
  function show(entry, index, into) {
    const places = placesOf(entry), place = places[Math.max(0, Math.min(index, places.length - 1))];
    select([entry], place);
    if (narrow.matches && place) sheet("peek");
    reveal(entry, scroller);
    const mark = place && marksOf(place)[0];
    if (!mark) return;
    reveal(mark, textBox);
    if (into && mark.tagName === "A") focusMark(mark);
  }
  let stop = null;
  function focusMark(mark) {
    if (stop) stop.tabIndex = -1;
    stop = mark; mark.tabIndex = 0;
    mark.focus({ preventScroll: true });
  }
  function showMark(mark) {
    const found = mark.dataset.e.split(" ").map(byId).filter(Boolean);
    const tab = tabOf(found[0]), chosen = found.filter((entry) => tabOf(entry) === tab);
    const figures = chosen.filter((entry) => entry.dataset.kind === chosen[0].dataset.kind);
    const at = +mark.dataset.s;
    const place = placesOf(figures[0]).find((one) => one.start <= at && at < one.end);
    select(figures, place || { start: at, end: at + 1 });
    sheet("peek");
    reveal(figures[0], scroller);
    return figures[0];
  }
  const back = () => { const entry = current[0] || shown()[0]; if (entry) { sheet("list"); entry.firstElementChild.focus(); reveal(entry, scroller); } };

  document.addEventListener("click", (event) => {
    const to = event.target.closest("a.to");
    if (!to) return;
    event.preventDefault();
    const entry = byId(to.getAttribute("href").slice(1));
    if (entry) { show(entry, 0, false); entry.firstElementChild.focus({ preventScroll: true }); }
  });
  scroller.addEventListener("click", (event) => {
    const link = event.target.closest("a.row, a.place");
    if (!link) return;
    event.preventDefault();
    const entry = link.closest(".entry");
    const index = link.matches(".place") ? all(".place", entry).indexOf(link) : 0;
    show(entry, index, event.detail === 0);  // detail 0: pressed on the keyboard
  });
  textBox.addEventListener("click", (event) => {
    const mark = event.target.closest(".t");
    if (!mark) return;
    event.preventDefault();
    if (!getSelection().isCollapsed) return;  // text is being marked for copying
    const entry = showMark(mark);
    if (event.detail === 0) entry.firstElementChild.focus();
    else if (mark.tagName === "A") focusMark(mark);
  });

  // -- keys
  let at = 0;
  function move(step) {
    const visible = shown(), index = visible.indexOf(current[0]);
    const next = visible[index < 0 ? (step > 0 ? 0 : visible.length - 1) : index + step];
    if (!next) return;
    at = 0;
    show(next, 0, false);
    next.firstElementChild.focus({ preventScroll: true });
  }
  function moveMark(mark, step) {
    let index = stops.indexOf(mark) + step;
    while (stops[index] && stops[index].classList.contains("off")) index += step;
    if (!stops[index]) return;
    showMark(stops[index]); focusMark(stops[index]); reveal(stops[index], textBox);
  }
  function turn(step) {
    const entry = current[0], places = entry ? placesOf(entry) : [];
    if (places.length < 2) return;
    at = (at + step + places.length) % places.length;
    show(entry, at, textBox.contains(document.activeElement));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || event.isComposing) return;
    const target = event.target, key = event.key;
    if (target === search) {
      if (key === "ArrowDown" || key === "Enter") { event.preventDefault(); select([]); move(1); }
      else if (key === "Escape") { event.preventDefault(); if (search.value) { search.value = ""; filter(); } else back(); }
      return;
    }
    if (target.matches("input, select, textarea")) return;
    if (key === "Escape") { event.preventDefault(); back(); return; }
    const single = byId("keys").checked;
    if (single && key === "/") { event.preventDefault(); sheet("list"); search.focus(); search.select(); return; }
    if (single && key === "?") { event.preventDefault(); dialog.showModal(); return; }
    const down = key === "ArrowDown" || (single && key === "j"), up = key === "ArrowUp" || (single && key === "k");
    if (single && (key === "n" || key === "p")) { event.preventDefault(); turn(key === "n" ? 1 : -1); return; }
    if (!down && !up) return;
    const mark = textBox.contains(target) && target.closest("a.t");
    if (key.startsWith("Arrow") && !mark && !scroller.contains(target) && target !== document.body) return;
    event.preventDefault();
    if (mark) moveMark(mark, down ? 1 : -1); else move(down ? 1 : -1);
  });

  // -- the sheet of the narrow page, help, theme
  function sheet(state) {
    panel.dataset.sheet = state;
    grip.setAttribute("aria-expanded", state === "list");
    byId("grip-text").textContent = { closed: `Show the ${tabs[0].querySelector("b").textContent} figures`, peek: "All figures", list: "Back to the text" }[state];
  }
  grip.addEventListener("click", () => sheet(panel.dataset.sheet === "list" ? "closed" : "list"));
  byId("previous").addEventListener("click", () => move(-1));
  byId("next").addEventListener("click", () => move(1));
  byId("help").addEventListener("click", () => dialog.showModal());
  byId("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  byId("keys").checked = store.get("keys") !== "off";
  byId("keys").addEventListener("change", (event) => store.set("keys", event.target.checked ? "on" : "off"));
  const themes = ["auto", "light", "dark"];
  function theme(name) {
    if (name === "auto") delete root.dataset.theme; else root.dataset.theme = name;
    byId("theme-name").textContent = name[0].toUpperCase() + name.slice(1);
  }
  let worn = themes.includes(store.get("theme")) ? store.get("theme") : "auto";
  theme(worn);
  byId("theme").addEventListener("click", () => { worn = themes[(themes.indexOf(worn) + 1) % 3]; theme(worn); store.set("theme", worn); });

  sheet("closed");
  showTab(tabs[0]);
  if (stops[0]) { stop = stops[0]; stop.tabIndex = 0; }
  function follow() {  // page.html#reconsideration.received, page.html#t1668
    let asked = null;
    try { asked = byId(decodeURIComponent(location.hash.slice(1))); } catch (_) { return; }
    if (asked && asked.matches(".entry")) show(asked, 0, false);
    else if (asked && asked.matches(".t")) { showMark(asked); reveal(asked, textBox); }
  }
  addEventListener("hashchange", follow);
  follow();
})();
