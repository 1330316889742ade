import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { dealCase } from '../../deals/change-deal.ts';
import { readDeal } from '../../deals/data/deal-record.ts';
import type { LeaderPosition } from '../../deals/deal.enums.ts';
import { noticeStanding } from '../../notices/notice-standing.service.ts';
import type { EquityTerms, Terms } from '../../offers/terms/terms.ts';
import { scheduleOf } from '../../payments/plan/schedule.ts';
import { presentTerms } from '../../payments/running/facts.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import type { Person } from '../payees/payee-for.service.ts';
import type { HoldingsChange } from './change-holdings.ts';
import { type DividedShares, divideShares, type ShareMember } from './divide-shares.ts';
import type { StakeOrigin } from './holdings.enums.ts';
import { type TeamSplit, teamSplit } from './team-split.ts';

/** Somebody of the team, as they will hold shares. */
export interface Member extends Person, ShareMember {
  /** The shares must not be traded while the holder is in office (INC-8). */
  noTradeInOffice: boolean;
}

/** How the shares of a contract are to be divided, by terms, plan and rulebook of this moment. */
export interface Division {
  equity: EquityTerms;
  origin: StakeOrigin;
  /** The company by the terms. */
  company: string;
  /** First day on which the shares can have been acquired. */
  possibleFrom: string;
  /** Least of the shares that go to the team (INC-3); null where no rule says so. */
  floorBasisPoints: number | null;
  split: TeamSplit;
  members: Member[];
  general: DividedShares;
  /** Of residual funds; null where none were put in. */
  residual: DividedShares | null;
}

/** What a division is read from. */
export type DivisionScope = Pick<HoldingsChange, 'tx' | 'scope' | 'running' | 'calendars' | 'unit'>;

/**
 * Reads how the shares of a contract are divided.
 * @throws Refusal STATE (`reason` NO_EQUITY, TRIGGER_NOT_FIRED, NO_AGREED_PLAN, NOBODY_TAKES_SHARES)
 */
export async function divisionOf(
  at: DivisionScope,
  { residualBasisPoints }: { residualBasisPoints: number },
): Promise<Division> {
  const { tx, scope, running, calendars, unit } = at;
  const { plan, facts, from } = await presentTerms(tx, running, calendars);
  const { equity, mode } = plan.terms;
  const origin = originOf(mode);
  if (!equity || !origin) throw stopped('NO_EQUITY');
  const { equityOn } = scheduleOf(plan, facts, clock.today(), calendars);
  if (origin === 'INVEST_THEN_EQUITY' && equityOn === null) throw stopped('TRIGGER_NOT_FIRED');
  const split = await teamSplit(tx, running.id);
  if (!split) throw stopped('NO_AGREED_PLAN');
  const members = await membersOf(at, split);
  const general = divideShares(equity.basisPoints, equity.teamBasisPoints, members);
  const residualShare = equity.residualFunds === null ? 0 : residualBasisPoints;
  const residual = divideShares(residualShare, equity.residualTeamBasisPoints ?? 0, members);
  if (!general || !residual) throw stopped('NOBODY_TAKES_SHARES');
  const enterprise = (await organizationById.batch(scope.app, [running.enterpriseId])).get(
    running.enterpriseId,
  );
  return {
    equity,
    origin,
    company: equity.newCompany ?? enterprise?.name ?? '',
    possibleFrom: origin === 'INVEST_THEN_EQUITY' ? (equityOn ?? from) : running.from,
    floorBasisPoints:
      split.basis === 'REWARD' ? (unit.rulebook.parameters('INC-3')?.minimumBasisPoints ?? null) : null,
    split,
    members: members.map((member) => ({
      ...member,
      noTradeInOffice: member.noTradeInOffice && asksNoTrade(unit.rulebook),
    })),
    general,
    residual: equity.residualFunds === null ? null : residual,
  };
}

/**
 * Judges a division (INC-3, INC-8). What was granted to the team first is not rewarded again, so no floor holds (GRT-7).
 * @returns what does not block, for the record
 * @throws Refusal RULE
 */
export async function judgeDivision(at: DivisionScope, division: Division): Promise<RuleWarning[]> {
  const { rulebook } = at.unit;
  const { equity, general, members, split } = division;
  const conditions = await headConditions(at);
  const head = members.some(({ leader, takesEquity }) => leader === 'HEAD' && takesEquity);
  return warnings(
    split.basis === 'REWARD'
      ? enforce(
          rulebook,
          'INC-3',
          ({ minimumBasisPoints = 0 }) =>
            general.team * WHOLE_IN_BASIS_POINTS >= equity.basisPoints * minimumBasisPoints,
          {
            field: 'dealId',
            params: {
              team: equity.teamBasisPoints,
              minimum: rulebook.parameters('INC-3')?.minimumBasisPoints ?? 0,
            },
          },
        )
      : undefined,
    enforce(
      rulebook,
      'INC-8',
      ({ headMayHoldEquity, headConditions: asked }) =>
        !head ||
        headMayHoldEquity === undefined ||
        (headMayHoldEquity && (asked ?? []).every((condition) => conditions[condition])),
      { field: 'dealId', params: { reason: 'HEAD_HOLDS_EQUITY' } },
    ),
  );
}

function originOf(mode: Terms['mode']): StakeOrigin | null {
  return mode === 'EQUITY' || mode === 'INVEST_THEN_EQUITY' ? mode : null;
}

/**
 * Who of the team takes shares. Heads take them only where the unit declared so (and INC-8 lets them); other leaders
 * unless the unit declared that they do not.
 */
async function membersOf({ tx, running }: DivisionScope, split: TeamSplit): Promise<Member[]> {
  const record = await readDeal(tx, running.dealId);
  const declared = new Map((record?.leaders ?? []).map((leader) => [leader.completerId, leader]));
  return split.members.map((member, index) => {
    const leader = declared.get(member.completerId ?? '');
    const position: LeaderPosition | null = leader?.position ?? member.leaderPosition;
    const takesEquity = leader?.takesEquity ?? position !== 'HEAD';
    return {
      key: `${index}`,
      name: member.name,
      userId: member.userId,
      completerId: member.completerId,
      weight: member.weight,
      leader: position,
      takesEquity,
      noTradeInOffice: position === 'HEAD' && takesEquity,
    };
  });
}

function asksNoTrade(rulebook: Rulebook): boolean {
  return rulebook.parameters('INC-8')?.headConditions?.includes('NO_TRADE_IN_OFFICE') ?? false;
}

/** What heads who hold shares are asked for, and whether it is there. That nothing is traded is kept by the movements. */
async function headConditions({ tx, running }: DivisionScope) {
  const record = await readDeal(tx, running.dealId);
  const digest = record?.deal.termsDigest ?? null;
  const notice = digest ? await noticeStanding(tx, dealCase({ id: running.dealId }), digest) : null;
  return {
    NOTICE_IN_THE_UNIT: notice?.over === true && !notice.upheld,
    APPROVAL_OF_THE_DEPARTMENT:
      record?.approvals.some(({ approved, termsDigest }) => approved && termsDigest === digest) ?? false,
    NO_TRADE_IN_OFFICE: true,
  };
}

function stopped(reason: string): Refusal {
  return new Refusal('STATE', { field: 'dealId', params: { reason } });
}
