import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { DistributionLineKind } from '../income.enums.ts';
import { type Person, payeesFor } from '../payees/payee-for.service.ts';
import type { PlanRecord } from '../plans/plan-record.ts';
import { IncomeDistributionLine, type KeptFloor } from './income-distribution.entity.ts';
import type { Reckoning } from './reckon.ts';
import type { SplitLine } from './split.ts';

/** Who gets a line, as far as somebody does. */
interface Receiver {
  person: Person | null;
  beneficiaryId: string | null;
  basisPoints: number | null;
  poolBasisPoints: number | null;
  leaderPosition: IncomeDistributionLine['leaderPosition'];
}

const NOBODY: Receiver = {
  person: null,
  beneficiaryId: null,
  basisPoints: null,
  poolBasisPoints: null,
  leaderPosition: null,
};

/** The lines of a distribution; payees are made for persons who have none at the unit. */
export async function composeLines(
  tx: Transaction,
  distributionId: string,
  record: PlanRecord,
  { split, floors, commissions }: Reckoning,
): Promise<IncomeDistributionLine[]> {
  const receivers = split.lines.map((line) => receiverOf(line, record, commissions));
  const people = receivers.flatMap(({ person }) => person ?? []);
  const payees = await payeesFor(tx, record.plan.organizationId, people);
  return split.lines.map((line, index) => {
    const { person, ...receiver } = receivers[index] ?? NOBODY;
    return Object.assign(new IncomeDistributionLine(), {
      id: newId(),
      distributionId,
      position: index + 1,
      kind: kindOf(line, record),
      payeeId: person ? (payees[people.indexOf(person)]?.id ?? null) : null,
      userId: person?.userId ?? null,
      completerId: person?.completerId ?? null,
      name: person?.name ?? nameOfOrganization(line, commissions),
      key: line.kind === 'COMMISSION' ? line.key : null,
      ruleId: ruleOfLine(line, record, floors),
      amount: line.amount,
      owed: line.owed,
      ...receiver,
    });
  });
}

function receiverOf(
  { kind, key }: SplitLine,
  { plan, members }: PlanRecord,
  commissions: Reckoning['commissions'],
): Receiver {
  if (kind === 'FUND') return { ...NOBODY, basisPoints: plan.fundBasisPoints };
  const member = members.find(({ id }) => id === key);
  if (member) {
    const { userId, completerId, name, leaderPosition, basisPoints } = member;
    return {
      ...NOBODY,
      person: { userId, completerId, name },
      basisPoints: kind === 'COMPLETER' ? plan.completersBasisPoints : plan.contributorsBasisPoints,
      poolBasisPoints: basisPoints,
      leaderPosition,
    };
  }
  const commission = commissions.find((each) => each.key === key);
  if (!commission) return NOBODY;
  const { beneficiaryKind, organizationId, userId, name, basisPoints } = commission;
  const person = beneficiaryKind === 'PERSON' ? { userId, completerId: null, name } : null;
  return { ...NOBODY, person, beneficiaryId: organizationId, basisPoints };
}

function kindOf({ kind }: SplitLine, { plan }: PlanRecord): DistributionLineKind {
  return kind === 'COMPLETER' && plan.basis === 'AGREED_INCOME' ? 'AGREED_INCOME' : kind;
}

function nameOfOrganization({ key }: SplitLine, commissions: Reckoning['commissions']): string | null {
  return commissions.find((each) => each.key === key)?.name ?? null;
}

/** The rule that a line rests on; where several floors stand over it, the nearest to it. */
function ruleOfLine({ kind }: SplitLine, { plan }: PlanRecord, floors: readonly KeptFloor[]): string | null {
  const of = (...pools: readonly string[]) =>
    floors.findLast(({ pool }) => pools.includes(pool))?.ruleId ?? null;
  switch (kind) {
    case 'COMPLETER':
      return plan.basis === 'AGREED_INCOME' ? 'GRT-7' : of('TEAM', 'COMPLETERS');
    case 'CONTRIBUTOR':
      return of('TEAM', 'CONTRIBUTORS');
    case 'FUND':
      return 'INC-7';
    case 'COMMISSION':
      return 'INC-9';
    case 'UNIT':
      return null;
  }
}
