import { createServer } from 'node:http';
import { authenticate } from './features/accounts/authenticate.ts';
import { features } from './features/index.ts';
import { loadConfig } from './platform/config.ts';
import { buildGraphqlSchema } from './platform/graphql/build-schema.ts';
import { createGraphqlServer } from './platform/graphql/server.ts';
import { serveSubscriptions } from './platform/graphql/subscriptions.ts';
import { EventHub } from './platform/graphql/subscriptions-events.ts';
import { createHttpApp } from './platform/http/http-app.ts';
import { log } from './platform/log.ts';
import { closeApp, openApp } from './platform/open-app.ts';
import { onStop } from './platform/process.ts';

/** The API process: GraphQL, files and the client on one port. It holds no state; run as many as wanted. */
const config = loadConfig();
const app = await openApp(config, features);
const schema = buildGraphqlSchema(features);
const graphql = createGraphqlServer(schema, config.production);
await graphql.start();
const http = createHttpApp({ app, graphql, features, authenticate });
const server = createServer(http);
const hub = new EventHub(config.databaseUrl);
await hub.start();
const subscriptions = serveSubscriptions(server, { app, schema, http, authenticate, hub });
server.requestTimeout = 120_000;
server.headersTimeout = 20_000;

await new Promise<void>((resolve, reject) => {
  server.once('error', reject);
  server.listen(config.port, resolve);
});
for (const feature of features) await feature.start?.(app, 'api');
log.info({ port: config.port }, 'the API listens');
process.send?.({ ready: true });

onStop(async () => {
  await subscriptions.stop();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  await graphql.stop();
  await hub.stop();
  await closeApp(app);
});
