// Starts the app: loads the wasm program that Trunk named on this script's own element.
// While it loads, the page's text stands; if it cannot load, that text says so.
const own = document.querySelector("script[data-program]");

// A link that is pasted over this page's own is another program: edits are kept under its name.
addEventListener("hashchange", () => {
  if (/^#\d/.test(location.hash)) location.reload();
});

try {
  const address = new URL(own.dataset.program, document.baseURI);
  const { default: start } = await import(address);
  await start({ module_or_path: new URL(own.dataset.wasm, document.baseURI) });
} catch (error) {
  document.getElementById("start-failed").hidden = false;
  throw error;
}
