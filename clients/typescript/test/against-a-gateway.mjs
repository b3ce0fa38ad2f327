// What the client is for, against the gateway that PLACET_GATEWAY names: a consent, a withdrawal, pages, a problem.
import { placet, pages, PlacetProblem } from "../dist/client.js";

const client = placet({ baseUrl: process.env.PLACET_GATEWAY, token: process.env.PLACET_TOKEN });
const contact = "user:typescript-client";

async function record(state, more = {}) {
  await client.POST("/v1/contacts/{id}/consents", {
    params: { path: { id: contact } },
    body: { purpose: "newsletter", channel: "email", state, ...more },
  });
}

async function mayMail() {
  const { data } = await client.POST("/access/v1/evaluation", {
    body: {
      subject: { type: "processor", id: "mailer-1" },
      action: { name: "process", properties: { purpose: "newsletter", channel: "email" } },
      resource: { type: "contact", id: contact },
    },
  });
  return data.decision;
}

await record("GIVEN", {
  notice: { id: "newsletter", version: "3" },
  collectionPoint: "checkout",
  method: "box-ticked",
  proof: "order 18",
});
const before = await mayMail();
await record("WITHDRAWN");
console.log("withdrawn:", before, await mayMail());

await record("WITHDRAWN");
let asked = 0;
const ids = new Set();
const shutOffs = pages(async (after) => {
  asked++;
  const { data } = await client.GET("/v1/shut-offs", { params: { query: { after, limit: 1 } } });
  return { entries: data.shutOffs, next: data.next };
});
for await (const shutOff of shutOffs) {
  ids.add(shutOff.id);
  if (ids.size === 2) break;
}
console.log("pages:", asked > 1 && ids.size === 2 ? "more than one" : "one");

try {
  await record("MAYBE");
} catch (refused) {
  if (!(refused instanceof PlacetProblem)) throw refused;
  console.log("problem:", refused.problem.status, refused.problem.detail);
}
