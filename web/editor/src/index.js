import { InterleaveEditor } from "./element.js";

customElements.define("interleave-editor", InterleaveEditor);
