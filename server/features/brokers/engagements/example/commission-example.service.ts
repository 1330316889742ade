import type { Scope } from '../../../../platform/app.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import { floorsOf } from '../../../income/plans/floors.ts';
import { limitList, readMoney, readShare } from '../../../offers/terms/read-values.ts';
import type { Rulebook } from '../../../rulebook/rulebook.ts';
import { clientToEngage } from '../agreeing/propose-engagement.service.ts';
import type { EngagementPayer } from '../engagement.enums.ts';
import { type CommissionExample, exampleOf } from '../terms/commission-example.ts';
import type { CommissionTerms } from '../terms/commission-terms.ts';
import { readCommissionTerms, type TypedCommission } from '../terms/read-commission-terms.ts';

/** Sizes of contracts that an example is reckoned for unless others are asked for, in fen. */
export const USUAL_AMOUNTS: readonly bigint[] = [50_000_000n, 200_000_000n, 800_000_000n];
const MOST_AMOUNTS = 6;

/** Terms as they are typed in; who shares needs no more than a name for the row. */
export interface AskedExample {
  terms: TypedCommission;
  /** In the order of the rows; nothing is divided while they do not make the whole. */
  shares: readonly number[];
  /** Whose rules bound what the owner can pay; left out for none. */
  clientOrganizationId?: string | null;
  /** Fen. */
  amounts?: readonly bigint[] | null;
  costBasisPoints?: number | null;
  equityBasisPoints?: number | null;
}

export interface AnsweredExample {
  examples: CommissionExample[];
  /** Share of net income that the payer can pay from, in basis points; null where no floor bounds it. */
  freeBasisPoints: number | null;
}

/**
 * What terms would come to for contracts of some sizes that are paid in full. Nothing is stored.
 * @throws Refusal what is wrong with the terms, NOT_FOUND (`clientOrganizationId`)
 */
export async function commissionExample(scope: Scope, asked: AskedExample): Promise<AnsweredExample> {
  const problems = new Problems('');
  const amounts = asked.amounts ?? USUAL_AMOUNTS;
  limitList(amounts, MOST_AMOUNTS, problems.at('amounts'));
  for (const [index, amount] of amounts.entries()) readMoney(amount, problems.at('amounts', index));
  const costBasisPoints = readShare(asked.costBasisPoints ?? 0, problems.at('costBasisPoints'), 0);
  const equityBasisPoints = readShare(asked.equityBasisPoints ?? 0, problems.at('equityBasisPoints'), 0);
  const terms = readTypedTerms(asked, problems);
  refuseAll(problems.list);
  const client = asked.clientOrganizationId ? await clientToEngage(scope, asked.clientOrganizationId) : null;
  const freeBasisPoints = client ? freeShare(client.rulebook, terms.payer) : null;
  const setting = { costBasisPoints, equityBasisPoints, freeBasisPoints };
  return { examples: amounts.map((amount) => exampleOf(terms, amount, setting)), freeBasisPoints };
}

/** Judges all but who shares, which may be half typed. */
function readTypedTerms({ terms, shares }: AskedExample, problems: Problems): CommissionTerms {
  const whole = { key: 'b1', role: 'LEAD', kind: 'PERSON', organizationId: null } as const;
  const somebody = { ...whole, userId: SOMEBODY, name: '—', basisPoints: WHOLE_IN_BASIS_POINTS };
  const read = readCommissionTerms({ ...terms, beneficiaries: [somebody] }, problems.at('terms'));
  const beneficiaries = shares.map((basisPoints, index) => ({
    ...somebody,
    key: `b${index + 1}`,
    basisPoints,
  }));
  return { ...read, beneficiaries };
}

const SOMEBODY = '00000000-0000-7000-8000-000000000000';

/**
 * The share of net income that the payer has above all floors of a license whose completers convert it themselves, the
 * narrowest case (70 + 10 + 10 leave 10 %): of the owner what the team and the fund leave, of the contributors their own
 * floor. Null for the enterprise, and for owners whom no floor binds.
 */
function freeShare(rulebook: Rulebook, payer: EngagementPayer): number | null {
  if (payer === 'ENTERPRISE') return null;
  const floors = floorsOf(rulebook, {
    mode: 'LICENSE',
    completersConvert: true,
    profitBasisPoints: null,
    grantedFirst: false,
  });
  if (floors.length === 0) return null;
  const of = (pool: (typeof floors)[number]['pool']) =>
    floors
      .filter((floor) => floor.pool === pool)
      .reduce((most, { basisPoints }) => Math.max(most, basisPoints), 0);
  const contributors = of('CONTRIBUTORS');
  if (payer === 'CONTRIBUTORS') return contributors > 0 ? contributors : null;
  const team = Math.max(of('TEAM'), of('COMPLETERS') + contributors);
  return WHOLE_IN_BASIS_POINTS - team - of('FUND');
}
