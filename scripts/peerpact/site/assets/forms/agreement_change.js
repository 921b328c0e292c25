// A signed agreement from its own page: ended, changed, or with an outcome, without anybody writing a file. What stays
// keeps its bytes: an ending is one more line, an outcome one more entry.
import { createFirst, createGoals, every } from "./agree_fields.js";
import { hiddenIn } from "./contact.js";
import { el, put } from "./dom.js";
import { offerUndo, openDraft } from "./draft.js";
import { fetched, today } from "./page.js";
import { fields } from "./fields.js";
import { createForm } from "./form.js";
import { reviewed, warned } from "./review.js";
import { agreementRules } from "./agreement_rules.js";
import { createTeam } from "./team.js";
import { clip } from "./templates.js";
import { faults, together } from "./validate.js";
import { appendEntry, appendLine, rewrite } from "./rewrite.js";

const TITLES = {
  end: "End a partnership",
  outcome: "Write the outcome",
  change: "Change an agreement",
};
const SIGN = {
  end: "One signature is enough, and it can be yours: in the pull request, a bot shows the line to sign with.",
  outcome: "Only you have to sign: in the pull request, a bot shows how.",
  change: "Send your partners the link to the pull request. You all sign again, and a bot says how.",
};
const LEADS = {
  end: "Either of you can end a partnership, alone and without giving a reason. If you don't feel safe, see Safety first.",
  outcome: "A few words at the end, for yourself and for people who come after you. They're public.",
  change: "Agree on the change with your partner first. You all sign the new text.",
};

const only = (schema, keys) => ({
  ...schema,
  required: keys,
  properties: Object.fromEntries(keys.map((key) => [key, schema.properties[key]])),
});
const lead = (kind) => el("p", {}, LEADS[kind]);

// One entry of the outcome, as a form of its own: whose it is comes first.
const outcomeOf = (part, partners) => {
  const { items } = structuredClone(part);
  Object.assign(items.properties.github, {
    title: "Who are you?",
    description: "",
    enum: partners.map(({ github }) => github),
  });
  return items;
};

const kinds = {
  end: ({ data, old }) => ({
    schema: only(data.schemas.agreement, ["ended"]),
    shown: only(data.shown.agreement, ["ended"]),
    begin: () => ({ ended: today() }),
    keys: ["ended"],
    question: "When does it end?",
    write: (values) => appendLine(old.text, `ended: ${values.ended || ""}`),
  }),
  outcome: ({ data, old }) => ({
    schema: outcomeOf(data.schemas.agreement.properties.outcome, old.values.partners),
    shown: outcomeOf(data.shown.agreement.properties.outcome, old.values.partners),
    begin: () => ({}),
    keys: ["github", "reached", "learned", "next"],
    question: "What did you learn?",
    write: (values) =>
      appendEntry(old.text, "outcome", values) ||
      rewrite(old.text, old.values, { ...old.values, outcome: [...(old.values.outcome || []), values] }, ["outcome"]),
  }),
};

const small = (kind, options) => {
  const { host, data, old, slug } = options,
    { schema, shown, begin, keys, question, write } = kinds[kind](options);
  const draft = openDraft({ name: `${kind}-${slug}`, base: begin, schema });
  offerUndo(host, draft);
  const steps = [
    { id: "what", title: question, question, keys, draw: (form) => [lead(kind), fields(form, shown, [], keys)] },
    { id: "send", title: "Check and send", question: "Is this right?", keys: [], draw: () => "" },
  ];
  steps[1].show = (_, values) => reviewed({ shown, values, steps, say: (_format, value) => value });
  const twice = (values) =>
    (old.values.outcome || []).some(({ github }) => github === values.github)
      ? [
          {
            rule: "outcome-once",
            path: ["github"],
            message: "This partner has already written an outcome.",
            fix: "",
            hint: false,
          },
        ]
      : [];
  createForm({
    host,
    draft,
    asks: asksFor(data, kind),
    schema,
    shown,
    data,
    steps,
    check: (values) => together(faults(data, schema, values), kind === "outcome" ? twice(values) : tooLate(values)),
    searches: {},
    context: { hidden: hiddenIn(data), better: (_format, typed) => typed },
    write,
    target: () => ({ path: old.path, editing: true, then: SIGN[kind] }),
    extra: () => ({}),
  });
};
const BACK = 30; // days
const tooLate = ({ ended }) => {
  const earliest = new Date(Date.now() - BACK * 864e5).toISOString().slice(0, 10);
  const fits = !ended || (ended >= earliest && ended <= today());
  const message =
    "One partner alone can end it today or up to 30 days back. For another day, change the agreement together.";
  return fits ? [] : [{ rule: "ended-day", path: ["ended"], message, fix: "", hint: false }];
};
// The sentences for empty fields, by the way in this small form.
const asksFor = (data, kind) => {
  const all = data.asks.agreement;
  if (kind === "end") return { ended: "Choose the day on which it ends." };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([key]) => key.startsWith("outcome.*."))
      .map(([key, text]) => [key.slice("outcome.*.".length), text]),
  );
};

const NEW = ["amendments"];
// The whole form once more, with the change in a sentence.
const change = async (options) => {
  const { host, data, skills, people, old, slug, stepsOf, linked, without } = options;
  const schema = without(data.schemas.agreement, ["ended", "outcome"]),
    shown = linked(without(data.shown.agreement, ["ended", "outcome", ...NEW]), old.values.terms);
  const what = { ...data.shown.agreement.properties.amendments.items.properties.what, title: "What you change" };
  const place = (old.values.amendments || []).length;
  const begin = () => {
    const { ended: _ended, outcome: _outcome, ...values } = structuredClone(old.values);
    return { ...values, amendments: [...(values.amendments || []), { on: today(), what: "" }] };
  };
  const crew = createTeam({ data, people, skills });
  const draft = openDraft({ name: `change-${slug}`, base: begin, schema, renames: data.renames.agreement });
  offerUndo(host, draft);
  const first = createFirst(crew);
  const goals = (form) =>
    createGoals({ form, part: shown.properties.partners.items, crew, after: (team) => first.show(form, team) });
  const steps = stepsOf({ host, shown, goals }).filter(({ id }) => id !== "who");
  steps[0] = {
    id: "what",
    title: "What you change",
    question: "What do you change?",
    keys: NEW,
    draw: (form) => [lead("change"), fields(form, { properties: { what }, required: ["what"] }, ["amendments", place])],
  };
  const say = (format, value) => (format === "skill" ? skills.name(skills.resolve(value)) : value);
  steps[steps.length - 1].show = (_, values, findings) => [
    ...reviewed({
      shown: { properties: { ...shown.properties, amendments: data.shown.agreement.properties.amendments } },
      values,
      steps,
      say,
    }),
    ...warned(findings),
  ];
  const order = Object.keys(data.schemas.agreement.properties);
  const keep = { ended: old.values.ended, outcome: old.values.outcome };
  const form = createForm({
    host,
    draft,
    asks: data.asks.agreement,
    schema,
    shown: data.shown.agreement,
    data,
    steps,
    check: (values) =>
      together(
        faults(data, schema, values).flatMap(crew.untaught(values)),
        agreementRules(data, skills, values, false),
      ),
    searches: {
      skill: {
        search: (typed) => skills.search(typed).map(({ name, sure }) => ({ value: name, label: name, sure })),
        exact: (typed) => (skills.find(typed) ? skills.name(skills.find(typed)) : ""),
      },
    },
    whose: (made, [key, n, inner]) => (key === "partners" && inner ? clip(crew.named(made.get([key, n]))) : ""),
    prepare: (model) => ({
      ...model,
      partners: (model.partners || []).map((partner) => ({
        ...partner,
        offers: taughtStill(crew, model, partner, old),
      })),
    }),
    context: {
      hidden: hiddenIn(data),
      better: (format, typed) => (format === "skill" ? skills.find(typed) || typed : typed),
    },
    write: (values) => rewrite(old.text, old.values, { ...values, ...keep }, order),
    target: () => ({ path: old.path, editing: true, then: SIGN.change }),
    extra: (made) => ({ "sessions.first_to_learn": first.draw(made), "sessions.every": every(made) }),
  });
  await Promise.all(crew.places(old.values.partners).map(crew.profile));
  form.redraw();
};
// What a partner teaches stays as it was written, as long as the goals are the old ones.
const taughtStill = (crew, model, partner, old) => {
  const before = old.values.partners.find(({ github_id: id }) => id === partner.github_id);
  const learned = (partners) => JSON.stringify(partners.map(({ goals }) => (goals || []).map(({ learn }) => learn)));
  const same = before && learned(old.values.partners) === learned(model.partners);
  return same ? before.offers : crew.taught(model.partners, partner);
};

/** `?edit=SLUG&do=end|outcome|change`; the slug is the name of the partnership's page. */
export const changing = async (options) => {
  const { host, query } = options,
    slug = query.get("edit"),
    kind = Object.hasOwn(TITLES, query.get("do")) ? query.get("do") : "change";
  const found =
    /^[A-Za-z0-9._-]+$/.test(slug) && (await fetched(`../../partnerships/${slug}/agreement.json`).catch(() => null));
  if (!found) {
    put(
      host,
      el(
        "p",
        { class: "ppf-note", role: "alert" },
        "There's no agreement with this name here. Go back to its page and try again.",
      ),
    );
    return;
  }
  const heading = document.querySelector("article h1");
  if (heading) heading.firstChild.textContent = TITLES[kind];
  document.title = document.title.replace(/^[^-–]*/, `${TITLES[kind]} `);
  if (kind === "change") await change({ ...options, old: found, slug });
  else small(kind, { ...options, old: found, slug });
};
