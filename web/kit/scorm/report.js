// A lesson's page in a learning system: makes its questions live, and reports score and
// completion through the system's API (SCORM 1.2, Run-Time Environment 3).
//
// The score is the part of the questions that were right at the first answer. The lesson is
// completed when all are answered. One without questions is completed when each of its programs
// ran, and its score is that of the predictions that the learner made in the embeds, if any, each
// by its first answer; the embeds tell both (docs/embed.md). What was answered is kept with the system, so that a learner
// goes on where they were.
"use strict";

/** Windows above this one that are asked for the API; the specification's own bound. */
const PARENTS_MAX = 500;
/** Of `cmi.suspend_data`, in characters. */
const SUSPEND_CHARS_MAX = 4096;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const WORDS = {
  ko: {
    none: "학습 시스템이 보이지 않습니다. 결과는 기록되지 않습니다.",
    failed: "학습 시스템이 기록을 받지 않습니다",
    completed: "모두 답했습니다. 점수가 기록되었습니다",
  },
  en: {
    none: "There is no learning system around this page: nothing is recorded.",
    failed: "The learning system does not take the record",
    completed: "All is answered, and the score is recorded",
  },
};
const words = WORDS[document.documentElement.lang] ?? WORDS.en;
const started = Date.now();

/** The system's API: in a window above, or above the one that opened this. */
function find(window_) {
  for (let step = 0; step < PARENTS_MAX && window_; step += 1) {
    try {
      if (window_.API) return window_.API;
    } catch {
      // A window of another origin.
    }
    if (window_.parent === window_) return null;
    window_ = window_.parent;
  }
  return null;
}

const api = find(window) ?? (window.opener ? find(window.opener) : null);
let open = false;

function say(text) {
  const line = document.querySelector(".report");
  if (line) line.textContent = text;
}

/** Whether the system took it; what it did not take is told once, with its own words. */
function told(result) {
  if (String(result) === "true") return true;
  const code = String(api.LMSGetLastError());
  say(`${words.failed} (${code}: ${api.LMSGetErrorString(code)})`);
  return false;
}

const get = (name) => (open ? String(api.LMSGetValue(name)) : "");
const set = (name, value) => open && told(api.LMSSetValue(name, String(value)));
/** What a system may leave out: nothing is said when it does. */
const setIfKept = (name, value) => open && api.LMSSetValue(name, String(value));

const questions = [...document.querySelectorAll(".question[data-right]")];
const embeds = [...document.querySelectorAll("interleave-embed")];
/** The first answers, and which programs ran. `inside`: first answers in embeds, as `embed:events`; 1 is right. */
const state = { answers: questions.map(() => null), ran: [], inside: {} };

function score() {
  const isRight = (answer, index) => answer === Number(questions[index].dataset.right);
  const inside = Object.values(state.inside);
  const [right, all] = questions.length > 0
    ? [state.answers.filter(isRight).length, questions.length]
    : [inside.filter((answer) => answer === 1).length, inside.length];
  return all === 0 ? null : Math.round((100 * right) / all);
}

function isComplete() {
  if (questions.length > 0) return state.answers.every((answer) => answer !== null);
  return embeds.every((_, index) => state.ran.includes(index));
}

function report() {
  if (!open) return;
  const now = score();
  if (now !== null) {
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", now);
  }
  const mastery = Number(get("cmi.student_data.mastery_score"));
  if (isComplete()) {
    const graded = now !== null && mastery > 0;
    set("cmi.core.lesson_status", graded ? (now >= mastery ? "passed" : "failed") : "completed");
  }
  const kept = JSON.stringify(state);
  if (kept.length <= SUSPEND_CHARS_MAX) setIfKept("cmi.suspend_data", kept);
  if (told(api.LMSCommit("")) && isComplete()) say(`${words.completed}${now === null ? "" : `: ${now} %`}`);
}

/** A row of the system's own table of answers. */
function interaction(index, answer) {
  const row = Number(get("cmi.interactions._count")) || 0;
  const name = `cmi.interactions.${row}`;
  setIfKept(`${name}.id`, `question_${index + 1}`);
  setIfKept(`${name}.type`, "choice");
  setIfKept(`${name}.correct_responses.0.pattern`, LETTERS[Number(questions[index].dataset.right)]);
  setIfKept(`${name}.student_response`, LETTERS[answer]);
  setIfKept(`${name}.result`, answer === Number(questions[index].dataset.right) ? "correct" : "wrong");
}

/** Shows what is to be said of an answer. */
function show(question, answer) {
  const button = question.querySelector("button");
  const whys = question.querySelectorAll(".why");
  whys.forEach((why, index) => {
    why.hidden = index !== answer;
  });
  const good = answer === Number(question.dataset.right);
  question.dataset.told = good ? "right" : "wrong";
  question.querySelector(".told").textContent = `${good ? button.dataset.right : button.dataset.wrong} ${whys[answer].textContent}`;
  whys[answer].hidden = true;
}

questions.forEach((question, index) => {
  question.querySelector("button").addEventListener("click", () => {
    const chosen = question.querySelector("input:checked");
    if (!chosen) return;
    const answer = Number(chosen.value);
    show(question, answer);
    if (state.answers[index] !== null) return;
    state.answers[index] = answer;
    interaction(index, answer);
    report();
  });
});

function ran({ target }) {
  const index = embeds.indexOf(target);
  if (index < 0 || state.ran.includes(index)) return;
  state.ran.push(index);
  report();
}
document.addEventListener("interleave-ran", ran);
document.addEventListener("interleave-completed", ran);

document.addEventListener("interleave-predicted", ({ target, detail }) => {
  const index = embeds.indexOf(target);
  if (index < 0) return;
  // The first answer counts, as it does on the page itself.
  state.inside[`${index}:${detail.at}`] ??= detail.right ? 1 : 0;
  report();
});

/** HHHH:MM:SS.SS */
function sessionTime() {
  const seconds = (Date.now() - started) / 1000;
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const hours = String(Math.floor(seconds / 3600)).padStart(4, "0");
  return `${hours}:${two((seconds / 60) % 60)}:${(seconds % 60).toFixed(2).padStart(5, "0")}`;
}

function finish() {
  if (!open) return;
  set("cmi.core.session_time", sessionTime());
  set("cmi.core.exit", isComplete() ? "" : "suspend");
  told(api.LMSCommit(""));
  told(api.LMSFinish(""));
  open = false;
}

function begin() {
  if (!api) return say(words.none);
  if (!told(api.LMSInitialize(""))) return;
  open = true;
  try {
    const kept = JSON.parse(get("cmi.suspend_data") || "null");
    if (kept?.answers?.length === questions.length) Object.assign(state, kept, { inside: kept.inside ?? {} });
  } catch {
    // Somebody else's; it is written over.
  }
  state.answers.forEach((answer, index) => {
    if (answer === null) return;
    const input = questions[index].querySelectorAll("input")[answer];
    if (input) input.checked = true;
    show(questions[index], answer);
  });
  if (get("cmi.core.lesson_status") === "not attempted") set("cmi.core.lesson_status", "incomplete");
  told(api.LMSCommit(""));
}

addEventListener("pagehide", finish);
addEventListener("beforeunload", finish);
begin();
