// Sets theme and language before the first paint, from the settings that the app keeps
// (see web/src/settings.rs), else from what the machine prefers. Storage may be forbidden
// in a sandboxed frame, or hold what an older app wrote; then the machine's word counts.
(() => {
  let settings = {};
  try {
    settings = JSON.parse(localStorage.getItem("interleave:settings")) ?? {};
  } catch {}
  const korean = settings.korean ?? navigator.language.startsWith("ko");
  const root = document.documentElement;
  root.dataset.theme = { Light: "light", Dark: "dark" }[settings.theme] ?? "auto";
  root.lang = korean ? "ko" : "en";
})();
