import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { authenticate } from '../../server/features/accounts/authenticate.ts';
import { features as allFeatures } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';
import type { Feature } from '../../server/platform/feature.ts';
import { buildGraphqlSchema } from '../../server/platform/graphql/build-schema.ts';
import { createGraphqlServer } from '../../server/platform/graphql/server.ts';
import { type SubscriptionLimits, serveSubscriptions } from '../../server/platform/graphql/subscriptions.ts';
import { EventHub } from '../../server/platform/graphql/subscriptions-events.ts';
import { createHttpApp } from '../../server/platform/http/http-app.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { type TestEnvironment, testEnvironment } from './environment.ts';

export interface UserErrorParts {
  code: string;
  field: string | null;
  params: { name: string; value: string }[];
}

/** A GraphQL answer over HTTP. */
export interface Reply<Data = Record<string, unknown>> {
  data: Data | null;
  errors: { message: string; extensions: { code: string; userErrors?: UserErrorParts[] } }[] | undefined;
  status: number;
  /** SQL statements that the request took. */
  statements: number;
  headers: Headers;
}

/** A browser's view of the API: it keeps the cookies it is given. */
export class ApiClient {
  readonly address: string;
  /** Cookies by name. */
  readonly cookies = new Map<string, string>();

  constructor(address: string) {
    this.address = address;
  }

  /** Sends an operation. The caller says what shape the data have. */
  async ask<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<Reply<Data>> {
    const cookie = this.cookieHeader;
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    for (const header of response.headers.getSetCookie()) this.#keep(header);
    const { data, errors } = (await response.json()) as Pick<Reply<Data>, 'data' | 'errors'>;
    return {
      data: data ?? null,
      errors,
      status: response.status,
      statements: Number(response.headers.get('x-sql-statements')),
      headers: response.headers,
    };
  }

  /** A mutation named `field` with one input; answers its payload. Throws where GraphQL itself refused. */
  async mutate<Payload>(field: string, input: object | null, selection: string): Promise<Payload> {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const query = input
      ? `mutation ($input: ${INPUT_TYPES[field] ?? type}!) { ${field}(input: $input) ${selection} }`
      : `mutation { ${field} ${selection} }`;
    const { data, errors } = await this.ask<Record<string, Payload>>(query, input ? { input } : {});
    if (!data || errors) throw new Error(`${field}: ${JSON.stringify(errors)}`);
    return data[field] as Payload;
  }

  /** The cookies as a request sends them. */
  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(header: string): void {
    const [pair = '', ...attributes] = header.split(/;\s*/);
    const [name = '', value = ''] = pair.split('=');
    const over = attributes.some((attribute) => /^expires=thu, 01 jan 1970/i.test(attribute));
    if (over) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** Inputs that are not named after their mutation. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  confirmMembership: 'DecideMembershipInput',
  rejectMembership: 'DecideMembershipInput',
  confirmOrganization: 'DecideOrganizationInput',
  rejectOrganization: 'DecideOrganizationInput',
  deleteDraft: 'ResultStepInput',
  disclose: 'ResultStepInput',
  startReview: 'ResultStepInput',
  publish: 'ResultStepInput',
  register: 'RegisterResultInput',
  withdraw: 'WithdrawResultInput',
  pauseImport: 'ImportStepInput',
  resumeImport: 'ImportStepInput',
  cancelImport: 'ImportStepInput',
  admitBidder: 'AuctionRegistrationInput',
  withdrawAuctionRegistration: 'AuctionRegistrationInput',
};

export const USER_ERRORS = 'userErrors { code field params { name value } }';

/** An API over an app, whoever opened that. */
export interface ServedApi {
  app: App;
  address: string;
  /** A browser without cookies. */
  visitor(): ApiClient;
}

export interface TestApi extends ServedApi {
  environment: TestEnvironment;
  close(): Promise<void>;
}

/** The API on a free port over a database of its own. */
export async function startApi(
  settings: Record<string, string> = {},
  features: readonly Feature[] = allFeatures,
): Promise<TestApi> {
  const environment = await testEnvironment({ REQUESTS_PER_MINUTE: '100000', ...settings });
  const app = await openApp(environment.config, features);
  const served = await serveApi(app, features);
  return {
    app,
    environment,
    address: served.address,
    visitor: () => new ApiClient(served.address),
    close: async () => {
      await served.stop();
      await closeApp(app);
      await environment.remove();
    },
  };
}

/** The API over an app on a free port; several can be over one database. */
export async function serveApi(
  app: App,
  features: readonly Feature[] = allFeatures,
  limits: Partial<SubscriptionLimits> = {},
): Promise<{ address: string; hub: EventHub; stop(): Promise<void> }> {
  const schema = buildGraphqlSchema(features);
  const graphql = createGraphqlServer(schema, false);
  await graphql.start();
  const http = createHttpApp({ app, graphql, features, authenticate });
  const server = createServer(http);
  const hub = new EventHub(app.config.databaseUrl);
  await hub.start();
  const subscriptions = serveSubscriptions(server, { app, schema, http, authenticate, hub, limits });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hub,
    stop: async () => {
      await subscriptions.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await graphql.stop();
      await hub.stop();
    },
  };
}

/** For the top of a test file: an API before its tests, closed after them; answers a function that gives it. */
export function useApi(settings: Record<string, string> = {}, features?: readonly Feature[]): () => TestApi {
  let api: TestApi | undefined;
  beforeAll(async () => {
    api = await startApi(settings, features);
  });
  afterAll(() => api?.close());
  return () => {
    if (!api) throw new Error('The API is there from the first beforeAll on');
    return api;
  };
}
