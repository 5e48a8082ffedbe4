import { expect, test } from "#world";
import { defaultAudiences } from "../defaults.ts";
import { renderBody } from "../engine/paragraphs.ts";
import { changeAudience, listAudiences } from "../index.ts";
import { builtIn, builtInTemplates } from "../library/index.ts";
import { exampleScope } from "./example.ts";
import { previewTemplate } from "./preview-template.ts";
import { templateProblems } from "./template-problems.ts";
import { listTemplates, removeTemplate, saveTemplate } from "./templates.ts";

const key = { form: "customers", state: "investigating", scenario: "general", locale: "en" } as const;
const says = "Payments by card fail. {{ symptom | sentence }}";

test("no built-in template asks for what its audience is never given", () => {
  for (const template of builtInTemplates("en")) {
    const audience = defaultAudiences.find(({ form }) => form === template.form);
    if (!audience) throw new Error(template.form);
    expect([template.form, template.state, templateProblems(template, audience)]).toEqual([
      template.form,
      template.state,
      [],
    ]);
  }
});

test.for([
  ["leadership", "identified", "cause", "We know: ", "The cause is found; it is not told here yet."],
  ["leadership", "investigating", "cause", "We know: ", "The cause is not known yet."],
  ["support", "resolved", "ticketTag", "tagged checkout-slow only", ""],
] as const)("the words for %s, %s, hold without the fact %s", ([form, state, fact, withIt, without]) => {
  const { body } = builtIn({ form, state, scenario: "general", locale: "en" });
  const audience = { name: form, ring: form === "leadership" ? 3 : 2 } as const;
  const scope = exampleScope({ audience, state, pageUrl: "https://example.com/", now: new Date(0) });
  expect(renderBody(body, scope).words).toContain(withIt);
  const { [fact]: _, ...lacking } = scope;
  const { words } = renderBody(body, lacking);
  expect(words).toContain(without);
  expect(words).not.toMatch(/close tickets|We know: /);
});

test("words are shown filled from an example, with the times of the audience's page", async ({ world }) => {
  const { olga } = await world.cast();
  const body = "{{ symptom | sentence }}\n\n? Cause: {{ cause.plain }}\n\nNext update by {{ nextUpdate }}.";
  const preview = await previewTemplate(olga.ctx, { ...key, subject: "{{ incident.title }}", body });
  expect(preview).toMatchObject({ audience: "Customers", ring: 5, problems: [] });
  expect(preview.subject).toBe("Checkout answers slowly");
  expect(preview.text).toMatch(/^Some payments by card fail\.\n\nCause: .*\n\nNext update by .*UTC\)?\.$/);
  expect(preview.names).toContain("cause.plain");
  expect(preview.names).not.toContain("cause.technical");
});

test("words that cannot be read, or ask for what the ring may not know, are refused at their field", async ({
  world,
}) => {
  const { olga } = await world.cast();
  const refused = (subject: string, body: string) =>
    saveTemplate(olga.ctx, { ...key, subject, body }).catch((refusal) => refusal);
  expect(await refused("{{ symptom", says)).toMatchObject({
    code: "template-broken",
    fields: [{ path: "subject" }],
  });
  const hidden = await refused(
    "Problem",
    `${says}\n\nThe host is {{ cause.technical }}. {{ nonsense.name }}`,
  );
  expect(hidden).toMatchObject({ code: "template-name-not-given" });
  expect(hidden.fields).toEqual([
    { path: "body", says: "“cause.technical” is never given to Customers: it does not reach their ring." },
    { path: "body", says: "Nothing is called “nonsense.name”." },
  ]);
  expect((await listTemplates(olga.ctx)).filter(({ origin }) => origin === "changed")).toEqual([]);
});

test("own words are kept, and taken back to the built-in ones", async ({ world }) => {
  const { olga } = await world.cast();
  const builtIn = (await listTemplates(olga.ctx)).find(
    ({ form, state, scenario }) => form === key.form && state === key.state && scenario === key.scenario,
  );
  await saveTemplate(olga.ctx, { ...key, subject: "Problem", body: says });
  const own = (await listTemplates(olga.ctx)).filter(({ origin }) => origin === "changed");
  expect(own).toEqual([{ ...key, subject: "Problem", body: says, origin: "changed" }]);
  await removeTemplate(olga.ctx, key);
  expect(await listTemplates(olga.ctx)).toContainEqual(builtIn);
});

test("an audience of the same form on an inner ring may be told more", async ({ world }) => {
  const { olga } = await world.cast();
  const body = "{{ cause.technical }}";
  const asLeadership = { ...key, form: "leadership", subject: "Cause", body } as const;
  await expect(saveTemplate(olga.ctx, asLeadership)).rejects.toMatchObject({
    code: "template-name-not-given",
  });
  const leadership = (await listAudiences(olga.ctx)).find(({ form }) => form === "leadership");
  await changeAudience(olga.ctx, { audienceId: leadership?.id ?? "", ring: 2 });
  await expect(saveTemplate(olga.ctx, asLeadership)).resolves.toMatchObject({ origin: "changed" });
});
