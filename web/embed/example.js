// What a course page may do with the messages of an embed: here it only shows the last one.
const said = document.getElementById("said");
for (const type of ["ready", "loaded", "ran", "step", "output", "completed", "error"]) {
  document.getElementById("hand-over").addEventListener(`interleave-${type}`, ({ detail }) => {
    said.textContent = `${type} ${JSON.stringify(detail)}`;
  });
}
