import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MaxLength } from 'class-validator';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { type UserActor, VISITOR } from '../../server/platform/auth/actor.ts';
import { Refusal } from '../../server/platform/errors.ts';
import type { Feature } from '../../server/platform/feature.ts';
import { Access } from '../../server/platform/graphql/access.ts';
import { buildGraphqlSchema } from '../../server/platform/graphql/build-schema.ts';
import { createGraphqlServer } from '../../server/platform/graphql/server.ts';
import { createHttpApp } from '../../server/platform/http/http-app.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';

@ObjectType({ description: 'A node with itself inside.' })
@Access('public')
class Nest {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => Nest, { description: 'The same again.' })
  get inner(): Nest {
    return this;
  }

  @Field(() => [Nest], { description: 'Itself many times.' })
  many(@Arg('first', () => Int, { description: 'How many.' }) first: number): Nest[] {
    return Array.from({ length: first }, () => this);
  }
}

@InputType({ description: 'A note.' })
class NoteInput {
  @Field(() => String, { description: 'Its text.' })
  @MaxLength(10)
  text!: string;
}

const written: string[] = [];

@Resolver()
class TestResolver {
  @Query(() => Nest, { description: 'A nest.' })
  @Access('public')
  nest(): Nest {
    return Object.assign(new Nest(), { id: 'n' });
  }

  @Query(() => String, { description: 'Fails.' })
  @Access('public')
  fault(): string {
    throw new Error('password=hunter2 at /secret/path');
  }

  @Query(() => String, { description: 'Is refused.' })
  @Access('public')
  refused(): string {
    throw new Refusal('LIMIT', { field: 'first', params: { max: 100 } });
  }

  @Query(() => String, { description: 'For officers.' })
  @Access(['OFFICER'])
  secret(): string {
    return 'for officers';
  }

  @Mutation(() => String, { description: 'Writes.' })
  @Access('signedIn')
  write(@Arg('input', () => NoteInput, { description: 'The note.' }) input: NoteInput): string {
    written.push(input.text);
    return input.text;
  }
}

const feature: Feature = { name: 'test', entities: [], migrations: [], resolvers: [TestResolver] };
const officer: UserActor = {
  kind: 'user',
  userId: 'u',
  sessionId: 's',
  membershipId: 'm',
  organizationId: 'o',
  roles: new Set(['OFFICER']),
  secondFactor: false,
  consentGiven: true,
};

const environment = useTestEnvironment();
let app: App;
let server: Server;
let address: string;

beforeAll(async () => {
  app = await openApp({ ...environment().config, requestsPerMinute: 200 }, []);
  const graphql = createGraphqlServer(buildGraphqlSchema([feature]), false);
  await graphql.start();
  const authenticate = async (_app: App, request: { headers: Record<string, unknown> }) =>
    request.headers['x-test-actor'] === 'officer'
      ? officer
      : request.headers['x-test-actor'] === 'member'
        ? { ...officer, roles: new Set([]) as UserActor['roles'] }
        : VISITOR;
  server = createServer(createHttpApp({ app, graphql, features: [feature], authenticate }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await closeApp(app);
});

async function ask(query: string, options: { actor?: string; variables?: unknown } = {}) {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(options.actor ? { 'x-test-actor': options.actor } : {}),
    },
    body: JSON.stringify({ query, variables: options.variables }),
  });
  const body = (await response.json()) as {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
  return { status: response.status, headers: response.headers, ...body };
}

describe('GraphQL over HTTP', () => {
  it('answers, tells the request id and how many statements it took, and is for no cache', async () => {
    const { data, headers } = await ask('{ nest { id } }');
    expect(data).toEqual({ nest: { id: 'n' } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-sql-statements')).toBe('0');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('masks faults: no message, stack or path of ours goes out, only a number to find it by', async () => {
    const { errors } = await ask('{ fault }');
    expect(JSON.stringify(errors)).not.toMatch(/hunter2|secret|stack/);
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: expect.any(String) });
  });

  it('passes refusals of queries on with their code, field and values', async () => {
    const { errors } = await ask('{ refused }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT',
      userErrors: [{ code: 'LIMIT', field: 'first', params: [{ name: 'max', value: '100' }] }],
    });
  });

  it.each([
    [undefined, 'SIGN_IN_REQUIRED'],
    ['member', 'FORBIDDEN'],
  ])('guards what is for a role: %s', async (actor, code) => {
    const { data, errors } = await ask('{ secret }', actor ? { actor } : {});
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('lets the role in', async () => {
    expect((await ask('{ secret }', { actor: 'officer' })).data).toEqual({ secret: 'for officers' });
  });

  it('refuses a mutation of a visitor before it does anything', async () => {
    const { errors } = await ask('mutation { write(input: { text: "x" }) }');
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
    expect(written).toEqual([]);
  });

  it('refuses input that is too long and does not echo it', async () => {
    const text = 'geheim'.repeat(10);
    const { errors } = await ask('mutation ($input: NoteInput!) { write(input: $input) }', {
      actor: 'officer',
      variables: { input: { text } },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_LONG', userErrors: [{ field: 'text' }] });
    expect(JSON.stringify(errors)).not.toContain('geheim');
    expect(written).toEqual([]);
  });

  it('names variables of the wrong form to the client', async () => {
    const { errors } = await ask('mutation ($input: NoteInput!) { write(input: $input) }', {
      actor: 'officer',
      variables: { input: { text: 5 } },
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('$input');
    expect(written).toEqual([]);
  });
});

describe('limits', () => {
  const nested = (depth: number) => `{ nest { ${'inner { '.repeat(depth)} id ${'} '.repeat(depth)} } }`;

  it('of depth, also through fragments', async () => {
    expect((await ask(nested(11))).errors).toBeUndefined();
    expect((await ask(nested(13))).errors?.[0]?.extensions.code).toBe('LIMIT');
    const hidden = `{ nest { ...a } } fragment a on Nest { inner { inner { inner { inner { inner { inner { ...b } } } } } } }
      fragment b on Nest { inner { inner { inner { inner { inner { inner { inner { id } } } } } } } }`;
    expect((await ask(hidden)).errors?.[0]?.extensions.code).toBe('LIMIT');
  });

  it('of cost: page size times what is asked of each row', async () => {
    expect((await ask('{ nest { many(first: 50) { many(first: 50) { id } } } }')).errors).toBeUndefined();
    const { errors } = await ask('{ nest { many(first: 100) { many(first: 100) { id } } } }');
    expect(errors?.[0]?.extensions.code).toBe('LIMIT');
  });

  it('of aliases, so that one request cannot be many', async () => {
    const fields = Array.from({ length: 21 }, (_, index) => `f${index}: nest { id }`).join(' ');
    expect((await ask(`{ ${fields} }`)).errors?.[0]?.extensions.code).toBe('LIMIT');
    const writes = Array.from({ length: 4 }, (_, index) => `w${index}: write(input: { text: "x" })`).join(
      ' ',
    );
    expect((await ask(`mutation { ${writes} }`, { actor: 'officer' })).errors?.[0]?.extensions.code).toBe(
      'LIMIT',
    );
    expect(written).toEqual([]);
  });

  it('of tokens and of bytes', async () => {
    expect((await ask(`{ ${'__typename '.repeat(5000)} }`)).errors?.[0]?.extensions.code).toBe(
      'GRAPHQL_PARSE_FAILED',
    );
    const { status } = await ask('{ nest { id } }', { variables: { huge: 'x'.repeat(1_100_000) } });
    expect(status).toBe(413);
  });

  it('no batches, and no form posts from other sites', async () => {
    const batch = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ nest { id } }' }]),
    });
    expect(batch.status).toBe(400);
    const form = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: 'mutation { write(input: { text: "x" }) }' }),
    });
    expect(form.status).toBe(400);
    expect(written).toEqual([]);
  });
});

describe('operations', () => {
  it('tells health, readiness with its parts, figures and the public key', async () => {
    expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${address}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { database: true, search: true, degraded: false },
    ]);
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('fruition_graphql_seconds_bucket');
    expect(await (await fetch(`${address}/.well-known/audit-key.pem`)).text()).toContain('BEGIN PUBLIC KEY');
  });

  it('sends safe headers', async () => {
    const { headers } = await fetch(`${address}/health`);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('limits how often one address may ask', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 220 }, async () => (await ask('{ nest { id } }')).status),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});
