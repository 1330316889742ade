import { beforeAll, describe, expect, it } from 'vitest';
import { changeRoles } from '../../server/features/accounts/members/change-roles.service.ts';
import { signUpBroker } from '../../server/features/accounts/sign-up/sign-up-broker.service.ts';
import { BrokerProfile } from '../../server/features/brokers/data/broker-profile.entity.ts';
import { confirmBroker } from '../../server/features/brokers/registry/review/decide-broker.service.ts';
import { refusal } from '../demands/support.ts';
import { CONSENTS, makeMember, membershipRow, newPerson, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { handedIn, refOf } from './profile-support.ts';
import { type BrokerWorld, makeAgency, makeBroker, makeBrokerWorld } from './support.ts';

const api = useApi();
let world: BrokerWorld;

beforeAll(async () => {
  world = await makeBrokerWorld(api());
});

describe('a profile over the API', () => {
  const PROFILE = `query ($id: ID!) { broker(id: $id) { id name kind organization { id } credentials { kind issuedBy }
    account { state reason certificates { number file { url } } } isMine } }`;
  type Shown = {
    broker: { account: { certificates: { number: string; file: { url: string } | null }[] } | null } | null;
  };

  it('shows everybody the public part only, and the copies to the broker and who decides', async () => {
    const { app, agency, operator } = world;
    const member = await makeMember(app, agency.administrator, ['BROKER']);
    const draft = await handedIn(world, member);
    const visitor = world.api.visitor();
    expect((await visitor.ask<Shown>(PROFILE, { id: draft.id })).data).toEqual({ broker: null });
    await confirmBroker(await scopeOf(app, agency.administrator), refOf(draft));
    const seen = await visitor.ask<Shown>(PROFILE, { id: draft.id });
    expect(seen.data?.broker).toMatchObject({
      kind: 'AGENCY',
      organization: { id: agency.id },
      credentials: [{ kind: 'TECHNOLOGY_MANAGER', issuedBy: '黑龙江省技术市场协会' }],
      account: null,
      isMine: false,
    });
    const own = await signedIn(world.api, member);
    const account = (await own.ask<Shown>(PROFILE, { id: draft.id })).data?.broker?.account;
    expect(account?.certificates.map(({ number }) => number)).toEqual(['黑经 2025-018']);
    const url = `${world.api.address}${account?.certificates[0]?.file?.url}`;
    const statusFor = async (cookie: string) => (await fetch(url, { headers: { cookie } })).status;
    expect(await statusFor(own.cookieHeader)).toBe(200);
    expect(await statusFor((await signedIn(world.api, agency.administrator)).cookieHeader)).toBe(200);
    const stranger = await makeAgency(app, operator);
    expect(await statusFor((await signedIn(world.api, stranger.administrator)).cookieHeader)).toBe(404);
    expect(await statusFor('')).toBe(404);
  });

  it('lists an agency’s own profiles to its administrator, with the file, and to nobody else', async () => {
    const list = `{ brokerProfiles(sort: NUMBER) { edges { node { number } } totalCount } }`;
    const administrator = await signedIn(world.api, world.agency.administrator);
    type Listed = { brokerProfiles: { edges: { node: { number: string } }[]; totalCount: number } };
    const listed = (await administrator.ask<Listed>(list)).data?.brokerProfiles;
    const own = await world.app.db.manager.countBy(BrokerProfile, { organizationId: world.agency.id });
    expect(listed?.totalCount).toBe(own);
    const csv = await fetch(`${world.api.address}/brokers/profiles.csv?sort=NUMBER&lang=en`, {
      headers: { cookie: administrator.cookieHeader },
    });
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines).toHaveLength(own + 1);
    expect(lines[0]).toContain('Number,Name,Organisation,Level');
    const officer = await signedIn(world.api, world.unit.officer);
    expect((await officer.ask(list)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const refused = await fetch(`${world.api.address}/brokers/profiles.csv`, {
      headers: { cookie: officer.cookieHeader },
    });
    expect(refused.status).toBe(403);
  });

  it('lets brokers sign up with an agency, a new one, or alone', async () => {
    const { app, agency, operator } = world;
    const scope = { app, actor: { kind: 'visitor' as const }, address: null };
    const person = () => ({ ...newPerson(), consents: CONSENTS });
    const joined = await signUpBroker(scope, { ...person(), organizationId: agency.id });
    expect(joined).toMatchObject({ organizationId: agency.id, roles: ['BROKER'], status: 'PENDING' });
    const alone = await signUpBroker(scope, { ...person(), independent: true });
    expect(alone).toMatchObject({ organizationId: operator.organizationId, roles: ['BROKER'] });
    expect(await refusal(world, () => signUpBroker(scope, person()))).toBe('REQUIRED organizationId');
    expect(
      await refusal(world, () =>
        signUpBroker(scope, { ...person(), organizationId: agency.id, independent: true }),
      ),
    ).toBe('INVALID organizationId');
  });

  it('forgets a broker who gives the role up', async () => {
    const { app, agency } = world;
    const broker = await makeBroker(app, { administrator: agency.administrator });
    const visitor = world.api.visitor();
    const seen = async () => (await visitor.ask<Shown>(PROFILE, { id: broker.brokerId })).data?.broker;
    expect(await seen()).not.toBeNull();
    const { version } = await membershipRow(app, broker);
    await changeRoles(await scopeOf(app, agency.administrator), {
      membershipId: broker.membershipId,
      expectedVersion: version,
      roles: ['ORGANISER'],
    });
    expect(await seen()).toBeNull();
  });
});
