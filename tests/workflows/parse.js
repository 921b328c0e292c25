// Prints what GitHub's own parser says of workflow files and actions, as JSON: one list of [line, message] a file.
// For: test_parser.py, which hands the paths in. Must not: read anything else or talk to the network.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { pathToFileURL } from "node:url";

// The parser imports its schemas as JSON in a way that Node no longer takes; this hands them over as modules.
const hook = `export async function load(url, context, next) {
  if (!url.endsWith(".json")) return next(url, context);
  const text = (await import("node:fs")).readFileSync(new URL(url), "utf8");
  return { format: "module", source: "export default " + text, shortCircuit: true };
}`;
register("data:text/javascript," + encodeURIComponent(hook));

const { validate } = await import("@actions/languageservice");
const { validateAction } = await import("@actions/languageservice/validate-action");
const { TextDocument } = await import("vscode-languageserver-textdocument");

const said = {};
for (const path of process.argv.slice(2)) {
  const document = TextDocument.create(pathToFileURL(path).href, "yaml", 0, readFileSync(path, "utf8"));
  const found = await (path.endsWith("action.yml") ? validateAction(document) : validate(document));
  said[path] = found.map((one) => [one.range.start.line + 1, one.message]);
}
console.log(JSON.stringify(said));
