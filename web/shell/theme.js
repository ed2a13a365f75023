// Sets theme and language before the first paint, from what the reader chose last or the
// machine prefers. Runs before the styles are drawn: keep it small. Storage may be
// forbidden in a sandboxed frame; then the preferences of the machine count.
(() => {
  const chosen = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = asked.get("theme") ?? chosen("interleave.theme") ?? (dark ? "dark" : "light");
  root.lang = asked.get("lang") ?? chosen("interleave.language") ?? (navigator.language.startsWith("ko") ? "ko" : "en");
})();
