import { Arg, Ctx, Field, ObjectType, Query, Resolver, Subscription } from 'type-graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { features } from '../../server/features/index.ts';
import type { Feature } from '../../server/platform/feature.ts';
import { Access } from '../../server/platform/graphql/access.ts';
import type { RequestContext } from '../../server/platform/graphql/context.ts';
import { follow } from '../../server/platform/graphql/subscriptions-context.ts';
import { publishEvent } from '../../server/platform/graphql/subscriptions-events.ts';
import { type Member, makeOperator, signedIn } from '../support/accounts.ts';
import { type ApiClient, serveApi, type TestApi, useApi } from '../support/api.ts';
import { liveClient, receive } from '../support/live.ts';

const values = new Map<string, number>();
let looks = 0;

@ObjectType({ description: 'A thing of the test.' })
@Access('record')
class Tick {
  @Field(() => String, { description: 'Who looks at it.' })
  viewer!: string;

  @Field(() => Number, { description: 'Its value.' })
  value!: number;
}

@Resolver()
class TickResolver {
  @Query(() => String, { description: 'A query, which the socket does not serve.' })
  @Access('public')
  still(): string {
    return 'still';
  }

  @Subscription(() => Tick, {
    description: 'A thing, for everybody.',
    subscribe: follow('tick', ({ key }: { key: string }) => key),
  })
  @Access('public')
  async tick(
    @Arg('key', () => String, { description: 'Which.' }) key: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Tick> {
    looks += 1;
    const actor = await ctx.actor();
    if (values.get(key) === -1) throw new Error('a fault with a secret in it');
    return { viewer: actor.kind === 'user' ? actor.userId : actor.kind, value: values.get(key) ?? 0 };
  }

  @Subscription(() => Tick, {
    description: 'A thing, for those who are signed in.',
    subscribe: follow('tick', () => null),
  })
  @Access('signedIn')
  privateTick(@Ctx() ctx: RequestContext): Promise<Tick> {
    return this.tick('private', ctx);
  }
}

const tickFeature: Feature = { name: 'tick', entities: [], migrations: [], resolvers: [TickResolver] };
const all = [...features, tickFeature];
const api = useApi({}, all);
const LIMITS = {
  connectionsPerAccount: 2,
  subscriptionsPerConnection: 2,
  messageSize: 4000,
  checkEveryMs: 60,
};
let second: Awaited<ReturnType<typeof serveApi>>;
let operator: Member;
let browser: ApiClient;

beforeAll(async () => {
  second = await serveApi(api().app, all, LIMITS);
  operator = await makeOperator(api().app);
  browser = await signedIn(api(), operator);
});
afterAll(() => second.stop());

const TICK = 'subscription ($key: String!) { tick(key: $key) { viewer value } }';
type TickData = { tick: Tick };

function change({ app }: TestApi, key: string, value: number, roll: 'commit' | 'back' = 'commit') {
  return app.db
    .transaction(async (tx) => {
      await publishEvent(tx, 'tick', key);
      values.set(key, value);
      if (roll === 'back') throw new Error('rolled back');
    })
    .catch((error: Error) => {
      if (error.message !== 'rolled back') throw error;
    });
}

describe('a subscription', () => {
  it('shows the present state at once and then each change, through every process over one database', async () => {
    const here = receive<TickData>(liveClient(api().visitor()), TICK, { key: 'a' });
    const there = receive<TickData>(liveClient(browser, { address: second.address }), TICK, { key: 'a' });
    expect(await here.next()).toEqual({ data: { tick: { viewer: 'visitor', value: 0 } } });
    expect(await there.next()).toEqual({ data: { tick: { viewer: operator.userId, value: 0 } } });
    await change(api(), 'b', 5);
    await change(api(), 'a', 7);
    expect(await here.next()).toEqual({ data: { tick: { viewer: 'visitor', value: 7 } } });
    expect(await there.next()).toEqual({ data: { tick: { viewer: operator.userId, value: 7 } } });
    here.stop();
    there.stop();
    await Promise.all([here.ended, there.ended]);
  });

  it('hears nothing of what was rolled back, and looks once for many changes at once', async () => {
    const live = receive<TickData>(liveClient(api().visitor()), TICK, { key: 'many' });
    await live.next();
    await change(api(), 'many', 1, 'back');
    const before = looks;
    await Promise.all(Array.from({ length: 30 }, (_, index) => change(api(), 'many', index + 2)));
    let shown = 0;
    while (shown !== values.get('many')) shown = (await live.next()).data?.tick.value ?? 0;
    expect(looks - before).toBeLessThan(10);
    live.stop();
  });

  it('goes on after the database was away, and misses nothing', async () => {
    const live = receive<TickData>(liveClient(api().visitor()), TICK, { key: 'lost' });
    await live.next();
    await api().app.db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'fruition-events' AND datname = current_database()`,
    );
    await change(api(), 'lost', 3);
    expect(await live.next()).toEqual({ data: { tick: { viewer: 'visitor', value: 3 } } });
    live.stop();
  });

  it('ends after a fault, which is masked', async () => {
    const live = receive<TickData>(liveClient(api().visitor()), TICK, { key: 'fault' });
    await live.next();
    await change(api(), 'fault', -1);
    const { data, errors } = await live.next();
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(JSON.stringify(errors)).not.toContain('secret');
    await live.ended;
  });
});

describe('access', () => {
  it('is refused to visitors where a field asks for a sign-in', async () => {
    const live = receive(liveClient(api().visitor()), 'subscription { privateTick { value } }');
    expect((await live.next()).errors).toMatchObject([{ extensions: { code: 'SIGN_IN_REQUIRED' } }]);
    await live.ended;
  });

  it('ends with the session, without any event', async () => {
    const member = await signedIn(api(), operator);
    const live = receive<TickData>(liveClient(member, { address: second.address }), TICK, { key: 'session' });
    await live.next();
    await member.mutate('signOut', null, '{ done }');
    await expect(live.ended).rejects.toMatchObject({ code: 4403 });
  });

  it('ends with the session at the next event, which is not shown', async () => {
    const member = await signedIn(api(), operator);
    const live = receive<TickData>(liveClient(member), TICK, { key: 'session' });
    await live.next();
    await member.mutate('signOut', null, '{ done }');
    await change(api(), 'session', 9);
    await expect(live.ended).rejects.toMatchObject({ code: 4403 });
  });

  it('is refused to pages of other sites', async () => {
    const foreign = receive(liveClient(browser, { origin: 'https://elsewhere.example' }), TICK, { key: 'a' });
    await expect(foreign.ended).rejects.toMatchObject({ message: expect.stringContaining('403') });
    const own = receive<TickData>(liveClient(browser, { origin: api().address }), TICK, { key: 'a' });
    expect((await own.next()).data?.tick.viewer).toBe(operator.userId);
    own.stop();
  });
});

describe('limits', () => {
  it.each([
    ['a query', '{ still }', 'BAD_REQUEST'],
    ['an unknown field', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['no GraphQL', 'subscription {', 'BAD_REQUEST'],
    [
      'two fields at once',
      'subscription { a: tick(key: "a") { value } b: tick(key: "b") { value } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is refused', async (_what, query, code) => {
    const live = receive(liveClient(api().visitor()), query);
    await expect(live.ended).rejects.toMatchObject([{ extensions: { code } }]);
  });

  it('of subscriptions on a connection', async () => {
    const client = liveClient(api().visitor(), { address: second.address });
    const [one, two] = [
      receive<TickData>(client, TICK, { key: 'a' }),
      receive<TickData>(client, TICK, { key: 'b' }),
    ];
    await Promise.all([one.next(), two.next()]);
    const three = receive(client, TICK, { key: 'c' });
    await expect(three.ended).rejects.toMatchObject([{ extensions: { code: 'LIMIT' } }]);
    one.stop();
    two.stop();
  });

  it('of connections of an account', async () => {
    const member = await signedIn(api(), operator);
    const connect = () =>
      receive<TickData>(liveClient(member, { address: second.address }), TICK, { key: 'a' });
    const [one, two] = [connect(), connect()];
    await Promise.all([one.next(), two.next()]);
    await expect(connect().ended).rejects.toMatchObject({ code: 4429 });
    one.stop();
    two.stop();
  });

  it('of the size of a message', async () => {
    const socket = new WebSocket(`${second.address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send(
      JSON.stringify({ type: 'connection_init', payload: { filler: 'x'.repeat(LIMITS.messageSize) } }),
    );
    expect(await closed).toBe(1009);
  });

  it('only /graphql opens sockets', async () => {
    const socket = new WebSocket(`${second.address.replace('http', 'ws')}/files`, 'graphql-transport-ws');
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('404');
  });
});

it('a process that stops says so to its subscribers', async () => {
  const third = await serveApi(api().app, all);
  const live = receive<TickData>(liveClient(api().visitor(), { address: third.address }), TICK, { key: 'a' });
  await live.next();
  await third.stop();
  await expect(live.ended).rejects.toMatchObject({ code: 1001 });
});
