// After the first visit everything works without a network; a new version asks before it comes.
//
// Only a built site has a service worker (its page has the meta element): a site that is being
// worked on must not be served from a cache.
const version = document.querySelector("meta[name=interleave-version]")?.content;

const WORDS = {
  ko: ["새 버전이 준비되었습니다. 고친 글은 그대로 남습니다.", "새로 고침", "나중에"],
  en: ["A new version is ready. What you edited stays.", "Reload", "Later"],
};

/** Set when the reader has agreed to leave a version: that one's name. */
const LEFT = "interleave:version-left";
/** How long a new version may need to take over before the page is loaded again all the same. Milliseconds. */
const PATIENCE = 3_000;

/** Makes the version that waits take over, and loads the page anew from it. */
function replace(waiting) {
  // Only the page whose reader agreed reloads; others are told when they ask for an engine.
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take over");
}

/** The reader agrees: this page gives way to the next version's. */
function leave(waiting) {
  try {
    sessionStorage.setItem(LEFT, version);
  } catch {
    // Nothing may be stored here: then the reader may have to reload once more.
  }
  replace(waiting);
  // Chromium now and then believes that the old version is busy until the last of its pages is gone.
  setTimeout(() => location.reload(), PATIENCE);
}

/** Whether the reader had agreed to leave this version, and got it again. Said once. */
function hadLeft() {
  try {
    const left = sessionStorage.getItem(LEFT);
    sessionStorage.removeItem(LEFT);
    return left === version;
  } catch {
    return false;
  }
}

/** Asks whether to reload into the version that waits. */
function offer(waiting) {
  if (document.querySelector(".new-version")) return;
  const [text, yes, no] = WORDS[document.documentElement.lang] ?? WORDS.en;
  const bar = document.createElement("div");
  bar.className = "new-version";
  bar.setAttribute("role", "status");
  const words = document.createElement("span");
  words.textContent = text;
  const reload = document.createElement("button");
  const later = document.createElement("button");
  for (const [button, word] of [[reload, yes], [later, no]]) {
    button.type = "button";
    button.className = "btn";
    button.textContent = word;
  }
  reload.addEventListener("click", () => {
    leave(waiting);
    reload.disabled = true;
  });
  later.addEventListener("click", () => bar.remove());
  bar.append(words, reload, later);
  document.body.append(bar);
}

async function keep() {
  const registration = await navigator.serviceWorker.register("service-worker.js");
  const watch = (worker) => worker?.addEventListener("statechange", () => {
    // The very first version takes its place in silence.
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
  });
  if (navigator.serviceWorker.controller && hadLeft()) {
    if (!registration.waiting) return location.reload();
    replace(registration.waiting);
    setTimeout(() => registration.waiting && offer(registration.waiting), PATIENCE);
  } else if (registration.waiting && navigator.serviceWorker.controller) {
    offer(registration.waiting);
  }
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

/** What an earlier visit to a built site on this address left behind. */
async function forget() {
  const here = new URL("./", document.baseURI).href;
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.scope === here) await registration.unregister();
  }
}

// A frame without its origin has no service worker: then the page is as it was before.
try {
  if (navigator.serviceWorker && window === window.top) {
    const begin = () => (version ? keep() : forget()).catch(() => {});
    if (document.readyState === "complete") begin();
    else addEventListener("load", begin);
  }
} catch {
  // Storage is denied here.
}
