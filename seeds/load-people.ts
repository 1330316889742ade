import { memberActor } from '../server/features/accounts/authenticate.ts';
import { CONSENT_DOCUMENT_NAMES, CURRENT_VERSIONS } from '../server/features/accounts/consents/documents.ts';
import { confirmMembership } from '../server/features/accounts/members/decide-membership.service.ts';
import type { Membership } from '../server/features/accounts/members/membership.entity.ts';
import { confirmOrganization } from '../server/features/accounts/organizations/decide-organization.service.ts';
import { editOrganization } from '../server/features/accounts/organizations/edit-organization.service.ts';
import { Organization } from '../server/features/accounts/organizations/organization.entity.ts';
import { setDealSettings } from '../server/features/accounts/organizations/set-deal-settings.service.ts';
import { foundPlatform } from '../server/features/accounts/sign-up/found-platform.service.ts';
import { foundOrJoin, type NewOrganization } from '../server/features/accounts/sign-up/place.ts';
import {
  type Entry,
  type NewPerson,
  prepareSignUp,
} from '../server/features/accounts/sign-up/sign-up.service.ts';
import { adoptRule } from '../server/features/rulebook/adoptions/adopt-rule.service.ts';
import { readRulebook } from '../server/features/rulebook/rulebook.service.ts';
import { type App, jobScope, type Scope } from '../server/platform/app.ts';
import type { Role } from '../server/platform/auth/roles.ts';
import { clock } from '../server/platform/clock.ts';
import { inTransaction, type Transaction } from '../server/platform/database/transaction.ts';
import { fen } from './fen.ts';
import type { World } from './read-world.ts';
import type { SeedAccount, SeedOrganization } from './world.types.ts';

/** An account of the world in the market. */
export interface Person {
  account: SeedAccount;
  userId: string;
  /** What a service works in when they act. */
  scope: Scope;
}

/** Who is there after loading, by the keys of the world. */
export interface People {
  person(accountKey: string): Person;
  organizationId(key: string): string;
  /** Officers of an organisation, the first one first. */
  officers(organizationKey: string): Person[];
  /** Members of its leadership, the first one first. */
  leaders(organizationKey: string): Person[];
}

/** Key of the platform, whose first member confirms all other organisations. */
const PLATFORM = 'jishi';

/** An organisation's version once it is confirmed. */
const CONFIRMED_VERSION = 2;

const CONSENTS = CONSENT_DOCUMENT_NAMES.map((document) => ({
  document,
  documentVersion: CURRENT_VERSIONS[document],
}));

/** Signs everybody up as they would themselves, and has them confirmed by who may: operator and administrators. */
export async function loadPeople(app: App, world: World): Promise<People> {
  const platform = world.organizations.find(({ key }) => key === PLATFORM);
  if (!platform) throw new Error(`seeds: there is no organisation ${PLATFORM}`);
  const market = new Market(app, world);
  const operator = await market.found(platform);
  // Hashing passwords takes longest, so everybody's is hashed before the first one enters.
  const groups = await Promise.all(world.organizations.map((organization) => market.prepare(organization)));
  for (const group of groups) await market.open(group, operator);
  return market;
}

/** Members of an organisation on their way in; the first one administers it. */
interface Group {
  organization: SeedOrganization;
  members: { account: SeedAccount; enter: (tx: Transaction) => Promise<Entry> }[];
}

class Market implements People {
  readonly #app: App;
  readonly #world: World;
  readonly #people = new Map<string, Person>();
  readonly #ids = new Map<string, string>();

  constructor(app: App, world: World) {
    this.#app = app;
    this.#world = world;
  }

  person(key: string): Person {
    const person = this.#people.get(key);
    if (!person) throw new Error(`seeds: nobody has the account ${key}`);
    return person;
  }

  organizationId(key: string): string {
    const id = this.#ids.get(key);
    if (!id) throw new Error(`seeds: there is no organisation ${key}`);
    return id;
  }

  officers(key: string): Person[] {
    return this.#holders(key, 'OFFICER');
  }

  leaders(key: string): Person[] {
    return this.#holders(key, 'LEADERSHIP_MEMBER');
  }

  #holders(key: string, role: Role): Person[] {
    const people = [...this.#people.values()];
    return people.filter(({ account }) => account.organization === key && account.roles.includes(role));
  }

  /** Founds the platform with its first operator. */
  async found(platform: SeedOrganization): Promise<Person> {
    const [account] = this.#membersOf(platform);
    if (!account) throw new Error('seeds: the platform has no members');
    const scope = jobScope(this.#app, 'seed');
    const membership = await foundPlatform(scope, this.#person(account), newOrganization(platform));
    this.#ids.set(platform.key, membership.organizationId);
    await this.#keep(account, membership);
    return this.person(account.key);
  }

  /** Checks the sign-ups of an organisation's members and hashes their passwords; those who are in already are left out. */
  async prepare(organization: SeedOrganization): Promise<Group> {
    const scope = jobScope(this.#app, 'seed');
    const waiting = this.#membersOf(organization).filter(({ key }) => !this.#people.has(key));
    const members = waiting.map(async (account) => {
      const place = foundOrJoin(newOrganization(organization), [organization.kind]);
      return { account, enter: await prepareSignUp(scope, this.#person(account), place, account.roles) };
    });
    return { organization, members: await Promise.all(members) };
  }

  /** Lets a group in: the operator confirms the organisation with its first member, who confirms the others. */
  async open({ organization, members }: Group, operator: Person): Promise<void> {
    let administrator = this.#people.get(this.#membersOf(organization)[0]?.key ?? '');
    for (const { account, enter } of members) {
      const { membership } = await inTransaction(this.#app.db, enter);
      if (administrator) {
        const decision = { membershipId: membership.id, expectedVersion: membership.version };
        await confirmMembership(administrator.scope, decision);
      } else {
        const { organizationId } = membership;
        await confirmOrganization(operator.scope, { organizationId, expectedVersion: 1 });
        this.#ids.set(organization.key, organizationId);
      }
      await this.#keep(account, membership);
      administrator ??= this.person(account.key);
    }
    const { nameEn, shortName, intro, website, secrecyOffice } = organization;
    await editOrganization(operator.scope, {
      organizationId: this.organizationId(organization.key),
      expectedVersion: CONFIRMED_VERSION,
      ...{ nameEn, shortName, intro, website, secrecyOffice },
    });
  }

  #person({ email, name, title, department }: SeedAccount): NewPerson {
    return { email, name, title, department, password: this.#world.password, consents: CONSENTS };
  }

  /** Accounts of an organisation, an administrator first. */
  #membersOf({ key }: SeedOrganization): SeedAccount[] {
    const administers = ({ roles }: SeedAccount) => Number(roles.includes('ADMINISTRATOR'));
    return this.#world.accounts
      .filter(({ organization }) => organization === key)
      .sort((a, b) => administers(b) - administers(a));
  }

  async #keep(account: SeedAccount, { userId, id: membershipId }: Membership): Promise<void> {
    const actor = await memberActor(this.#app, { userId, membershipId });
    if (!actor) throw new Error(`seeds: the membership of ${account.key} is not in force`);
    this.#people.set(account.key, { account, userId, scope: { app: this.#app, actor, address: null } });
  }
}

function newOrganization(seed: SeedOrganization): NewOrganization {
  const { name, kind, creditCode, provinceCode, cityCode, employees, stateFunded, subordination } = seed;
  const industryDivision = kind === 'ENTERPRISE' ? seed.industryDivision : null;
  const figures = { employees, revenue: fen(seed.revenue), assets: fen(seed.assets) };
  const place = { provinceCode, cityCode, industryDivision };
  return { name, kind, creditCode, ...place, ...figures, stateFunded, subordination };
}

/** Units take over, from today on, every rule of the documents that they may; their administrators decide it. */
export async function adoptRules(world: World, people: People): Promise<void> {
  for (const { key, adoptedRules } of world.organizations) {
    const administrator = world.accounts.find(
      ({ organization, roles }) => organization === key && roles.includes('ADMINISTRATOR'),
    );
    if (adoptedRules !== 'ALL' || !administrator) continue;
    const { scope } = people.person(administrator.key);
    const organizationId = people.organizationId(key);
    const { rulebook } = await readRulebook(scope, { organizationId });
    for (const { id: ruleId } of rulebook.rules.filter(({ adoptable }) => adoptable)) {
      await adoptRule(scope, {
        organizationId,
        ruleId,
        effectiveFrom: clock.today(),
        reason: '写入本单位科技成果转化管理办法',
      });
    }
  }
}

/** Units set how they run their deals; their administrators decide it. */
export async function setUnits({ settings, accounts }: World, people: People): Promise<void> {
  for (const { organization, collectiveDecisionFrom, ...others } of settings) {
    const administrator = accounts.find(
      (account) => account.organization === organization && account.roles.includes('ADMINISTRATOR'),
    );
    if (!administrator) throw new Error(`seeds: ${organization} has no administrator`);
    const { scope } = people.person(administrator.key);
    const id = people.organizationId(organization);
    const { version } = await scope.app.db.manager.findOneByOrFail(Organization, { id });
    await setDealSettings(scope, {
      organizationId: id,
      expectedVersion: version,
      collectiveDecisionFrom: fen(collectiveDecisionFrom),
      ...others,
    });
  }
}
