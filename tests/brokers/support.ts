import { storeBroker } from '../../server/features/brokers/change-broker.ts';
import type { BrokerProfile } from '../../server/features/brokers/data/broker-profile.entity.ts';
import { takeBrokerNumber } from '../../server/features/brokers/registry/broker-number.ts';
import { newBroker } from '../../server/features/brokers/registry/new-broker.ts';
import type { App } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { makeTestEnterprise, type TestEnterprise } from '../demands/support.ts';
import { type Member, makeMember, makeOperator, makeOrganization, scopeOf } from '../support/accounts.ts';
import type { ServedApi } from '../support/api.ts';
import { makeUnit, type TestUnit } from '../support/results.ts';

/** An agency with its administrator, who is no broker. */
export interface TestAgency {
  id: string;
  name: string;
  administrator: Member;
}

/** A broker as one membership; it can be used wherever a `Member` can. */
export interface TestBroker extends Member {
  brokerId: string;
  number: string;
  name: string;
}

/** The platform, an agency with a broker, a unit and an enterprise. */
export interface BrokerWorld {
  api: ServedApi;
  app: App;
  operator: Member;
  agency: TestAgency;
  broker: TestBroker;
  unit: TestUnit;
  enterprise: TestEnterprise;
}

/** What a broker is unless told: confirmed, junior, in biology, in Heilongjiang. */
export interface MadeBroker {
  /** Administrator of the agency or unit; the operator for an independent broker. */
  administrator: Member;
  name?: string;
  columns?: Partial<
    Pick<
      BrokerProfile,
      | 'level'
      | 'certificates'
      | 'sectors'
      | 'regions'
      | 'languages'
      | 'services'
      | 'about'
      | 'capacity'
      | 'acceptsNew'
      | 'state'
      | 'confirmedAt'
    >
  >;
}

export async function makeBrokerWorld(api: ServedApi): Promise<BrokerWorld> {
  const { app } = api;
  const operator = await makeOperator(app);
  const agency = await makeAgency(app, operator);
  return {
    api,
    app,
    operator,
    agency,
    broker: await makeBroker(app, { administrator: agency.administrator }),
    unit: await makeUnit(app, operator),
    enterprise: await makeTestEnterprise(app, operator),
  };
}

/** A confirmed agency in Heilongjiang unless told otherwise. */
export async function makeAgency(
  app: App,
  operator: Member,
  values: Parameters<typeof makeOrganization>[3] = {},
): Promise<TestAgency> {
  const { organization, administrator } = await makeOrganization(app, operator, 'AGENCY', values);
  return { id: organization.id, name: organization.name, administrator };
}

let made = 0;

/** A member with the role BROKER and their profile, with the first event on its chain. */
export async function makeBroker(app: App, { administrator, ...values }: MadeBroker): Promise<TestBroker> {
  const name = values.name ?? `经理人${++made}`;
  const member = await makeMember(app, administrator, ['BROKER'], { name });
  const scope = await scopeOf(app, member);
  return inTransaction(app.db, async (tx) => {
    const membership = { ...member, id: member.membershipId };
    const broker = Object.assign(newBroker(membership, await takeBrokerNumber(tx)), {
      sectors: ['BIOLOGY'],
      regions: ['230000'],
      services: ['MATCHING', 'NEGOTIATION'],
      about: '从事寒地农业与生物技术转移多年。',
      state: 'CONFIRMED',
      ...values.columns,
    });
    const isConfirmed = broker.state === 'CONFIRMED' || broker.state === 'SUSPENDED';
    if (isConfirmed) broker.confirmedAt ??= clock.now();
    if (broker.state !== 'DRAFT') broker.handedInAt = clock.now();
    await storeBroker({ tx, scope, broker }, null, { action: 'startBrokerProfile' });
    return { ...member, brokerId: broker.id, number: broker.number, name };
  });
}
