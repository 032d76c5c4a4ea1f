// What a frontend does with the API, typed throughout. Run it against a service of your own:
//   npm ci && npm run build && npm start -- http://localhost:8080
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/api.js";

type Device = components["schemas"]["DeviceResponse"];
type Problem = components["schemas"]["Problem"];

const [baseUrl = "http://localhost:8080", macAddress = "80:5E:C0:12:34:56"] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl });

/** The ETag of a device, for If-Match. */
const versionOf = (device: Device): string => `"${device.version}"`;

/** What to show beside a field, or undefined. */
const messageFor = (problem: Problem, field: string): string | undefined => problem.errors?.[field]?.[0];

// Add.
const added = await api.POST("/console/endpoint-manager/devices", {
  body: {
    macAddress,
    brand: "Yealink",
    model: "T46S",
    label: "Reception",
    username: "1001",
    password: "correct-horse-battery",
    serverAddress: "203.0.113.10:5060",
  },
});
assert(added.data, added.error?.detail);
const device: Device = added.data;
assert.equal(added.response.headers.get("ETag"), versionOf(device));
assert.equal(device.password, "********");
assert.equal(device.transport, "udp");

// List.
const listed = await api.GET("/console/endpoint-manager/devices", {
  params: { query: { search: macAddress, sort: "-createdAt", pageSize: 10 } },
});
assert(listed.data, listed.error?.detail);
assert.deepEqual(listed.data.items.map((item) => item.id), [device.id]);
assert.equal(listed.data.totalItems, 1);

// Edit the version that was shown; everything that is left out stays as it is.
const edit = (changes: components["schemas"]["EditDeviceRequest"]) =>
  api.PATCH("/console/endpoint-manager/devices/{mac}", {
    params: { path: { mac: device.macAddress }, header: { "If-Match": versionOf(device) } },
    body: changes,
  });
const edited = await edit({ label: "Front desk", transport: "tcp" });
assert(edited.data, edited.error?.detail);
assert.equal(edited.data.label, "Front desk");
assert.equal(edited.data.username, device.username);

// The same once more: somebody has edited it in between. Read it again and ask.
const outdated = await edit({ label: "Lobby" });
assert.equal(outdated.response.status, 412);
assert.equal(outdated.error?.type, "urn:endpoint-manager:version-conflict");

// A device can be sent back as it was read: what is read-only is ignored, the masked password means "unchanged".
const returned = await api.PATCH("/console/endpoint-manager/devices/{mac}", {
  params: { path: { mac: device.macAddress } },
  body: { ...edited.data, transport: null },
});
assert(returned.data, returned.error?.detail);
assert.equal(returned.data.transport, "udp");

// Mistakes come all at once, by field.
const refused = await api.POST("/console/endpoint-manager/devices", {
  body: {
    macAddress: "no address",
    brand: "Yealink",
    model: "T46S",
    label: "",
    username: "1001",
    password: "correct-horse-battery",
    serverAddress: "203.0.113.10:99999",
  },
});
assert.equal(refused.response.status, 400);
assert(refused.error);
assert.equal(refused.error.type, "urn:endpoint-manager:validation");
assert.deepEqual(Object.keys(refused.error.errors ?? {}).sort(), ["label", "macAddress", "serverAddress"]);
assert.match(messageFor(refused.error, "serverAddress") ?? "", /65535/);

// Brands and models, for a form's lists.
const brands = await api.GET("/console/endpoint-manager/brands");
assert(brands.data, brands.error?.detail);
const commonFile: string | null | undefined = brands.data.items
  .find((brand) => brand.name === "Yealink")
  ?.models.find((model) => model.name === "T46S")?.commonFile;
assert.equal(commonFile, "y000000000066.cfg");

// Everything as CSV, and back. JSON is what openapi-fetch sends and expects unless it is told otherwise.
const exported = await api.GET("/console/endpoint-manager/devices/export", {
  params: { query: { search: macAddress, format: "csv" } },
  parseAs: "text",
});
assert(typeof exported.data === "string");
const imported = await api.POST("/console/endpoint-manager/devices/import", {
  params: { query: { mode: "upsert", dryRun: "true" } },
  headers: { "Content-Type": "text/csv" },
  body: exported.data,
  bodySerializer: (csv) => csv as string,
});
assert(imported.data, imported.error?.detail);
assert.deepEqual(imported.data.results.map((row) => row.status), ["unchanged"]);

// The same in JSON, whose types are those of the document.
const typed = await api.GET("/console/endpoint-manager/devices/export", {
  params: { query: { search: macAddress, format: "json" } },
});
assert(Array.isArray(typed.data));
assert.deepEqual(typed.data.map((item) => item.macAddress), [device.macAddress]);

// Delete.
const deleted = await api.DELETE("/console/endpoint-manager/devices/{mac}", {
  params: { path: { mac: device.macAddress } },
});
assert.equal(deleted.response.status, 204);

console.log(`Added, listed, edited and deleted ${device.macAddress}.`);
