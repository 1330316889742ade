import type { App, Scope } from '../../platform/app.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { isProvince } from '../../platform/standards/regions.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import type { Organization } from '../accounts/organizations/organization.entity.ts';
import { rulebookPolicy } from './rulebook.policy.ts';
import {
  buildProvinceRulebook,
  buildRulebook,
  plainJson,
  type Rulebook,
  type RulebookOptions,
} from './rulebook.ts';
import type { RulebookUnit } from './rulebook.types.ts';
import { adoptionOf, adoptionRows, commonSettings } from './versions/versions.ts';

/** A unit whose rulebook is asked for; an `Organization` is one. */
export type Unit = RulebookUnit & { id: string };

/**
 * The rulebook of a unit on a day (today unless told): national law, the ordinance and documents of its province, what
 * it adopted, the platform's rules. For a past day it is what counted on that day: no later change reaches it. Two
 * statements.
 */
export async function rulebookOf(tx: Transaction, unit: Unit, on: string = clock.today()): Promise<Rulebook> {
  const [rulebook] = (await rulebooksOf(tx, [unit], on)).values();
  if (!rulebook) throw new Error('rulebookOf: one unit has one rulebook');
  return rulebook;
}

/** The rulebooks of several units on a day, by the unit's id. Two statements, however many units. */
export async function rulebooksOf(
  tx: Transaction,
  units: readonly Unit[],
  on: string = clock.today(),
): Promise<Map<string, Rulebook>> {
  const ids = units.map(({ id }) => id);
  const rows = await adoptionRows(tx, ids, on);
  const settings = await commonSettings(tx, on);
  return new Map(
    units.map((unit) => [
      unit.id,
      builtOnce(unit, on, { ...settings, adoptions: (rows.get(unit.id) ?? []).map(adoptionOf) }),
    ]),
  );
}

const MOST_BUILT = 500;
const built = new Map<string, Rulebook>();

/** A rulebook follows from its arguments alone and is never changed, so units in the same position share one. */
function builtOnce(unit: RulebookUnit, on: string, options: RulebookOptions): Rulebook {
  const { provinceCode, kind, stateFunded, subordination } = unit;
  const key = plainJson([provinceCode, kind, stateFunded, subordination, on, options]);
  const rulebook = built.get(key) ?? buildRulebook(unit, on, options);
  if (built.size >= MOST_BUILT) built.clear();
  built.set(key, rulebook);
  return rulebook;
}

/** The rulebook of a province on a day, without a unit: the rules of every kind of unit. One statement. */
export async function rulebookOfProvince(
  tx: Transaction,
  provinceCode: string,
  on: string = clock.today(),
): Promise<Rulebook> {
  if (!isProvince(provinceCode)) throw new Refusal('INVALID', { field: 'province' });
  return buildProvinceRulebook(provinceCode, on, await commonSettings(tx, on));
}

/** A rulebook with the unit it belongs to, if it belongs to one. */
export interface RulebookReading {
  rulebook: Rulebook;
  organization: Organization | null;
}

/**
 * The rulebook that somebody asks for: of a unit (for its members, operators and regulators), else of a province.
 * @throws Refusal REQUIRED if neither is named, NOT_FOUND, FORBIDDEN, SIGN_IN_REQUIRED, INVALID for a strange province
 */
export async function readRulebook(
  scope: Scope,
  {
    organizationId,
    province,
    on,
  }: { organizationId?: string | null; province?: string | null; on?: string | null },
): Promise<RulebookReading> {
  const day = on ?? clock.today();
  const tx = scope.app.db.manager;
  if (organizationId) {
    authorize(rulebookPolicy, scope.actor, 'see', { id: organizationId });
    const organization = await unitOf(scope.app, organizationId);
    return { rulebook: await rulebookOf(tx, organization, day), organization };
  }
  if (!province) throw new Refusal('REQUIRED', { field: 'province' });
  return { rulebook: await rulebookOfProvince(tx, province, day), organization: null };
}

/**
 * The organisation whose rulebook is asked for.
 * @throws Refusal NOT_FOUND
 */
export async function unitOf(app: App, id: string): Promise<Organization> {
  const organization = isId(id) ? (await organizationById.batch(app, [id])).get(id) : undefined;
  if (!organization) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
  return organization;
}
