import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isDay } from '../../../platform/graphql/scalars.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readId, readName, readText } from '../../../platform/input/texts.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { LeaderPosition } from '../../deals/deal.enums.ts';
import type { CommissionBase, CommissionPayer } from '../distributions/split.ts';
import type { CommissionBeneficiary } from '../income.enums.ts';

const MOST_PEOPLE = 100;
const MOST_COMMISSIONS = 20;

export interface CompleterPart {
  completerId: string;
  basisPoints: number;
  leaderPosition?: LeaderPosition | null;
}

export interface ContributorPart {
  name: string;
  /** Address of a member of the unit; without an account none. */
  email?: string | null;
  contribution?: string | null;
  basisPoints: number;
  leaderPosition?: LeaderPosition | null;
}

export interface CommissionPart {
  /** Of the same commission in an earlier plan. */
  commissionId?: string | null;
  beneficiaryKind: CommissionBeneficiary;
  organizationId?: string | null;
  name: string;
  payer: CommissionPayer;
  base: CommissionBase;
  basisPoints?: number | null;
  /** Fen. */
  fixed?: bigint | null;
  agreedOn: string;
  fileId?: string | null;
}

/** What a plan says, as it comes in. */
export interface PlanFields {
  completersConvert: boolean;
  completersBasisPoints: number;
  contributorsBasisPoints: number;
  fundBasisPoints: number;
  completers: readonly CompleterPart[];
  contributors: readonly ContributorPart[];
  commissions: readonly CommissionPart[];
  note?: string | null;
}

/** What a plan says, in proper form. */
export interface ReadFields extends Omit<PlanFields, 'contributors' | 'commissions' | 'note'> {
  contributors: (Required<Omit<ContributorPart, 'email'>> & { email: string | null })[];
  commissions: (Required<Omit<CommissionPart, 'commissionId'>> & {
    id: string;
    commissionId: string | null;
  })[];
  note: string | null;
}

/**
 * Reads the fields of a plan: shares within the whole, the parts of each pool that make the whole.
 * @throws Refusal with everything that is malformed
 */
export function readPlanFields(fields: PlanFields): ReadFields {
  const problems = new Problems('');
  const { completersBasisPoints, contributorsBasisPoints, fundBasisPoints } = fields;
  if (completersBasisPoints + contributorsBasisPoints + fundBasisPoints > WHOLE_IN_BASIS_POINTS)
    problems.at('fundBasisPoints').add('INVALID', { reason: 'MORE_THAN_WHOLE' });
  checkPool(fields.completers, completersBasisPoints, problems.at('completers'));
  checkPool(fields.contributors, contributorsBasisPoints, problems.at('contributors'));
  if (fields.commissions.length > MOST_COMMISSIONS)
    problems.at('commissions').add('LIMIT', { max: MOST_COMMISSIONS });
  const read = {
    ...fields,
    contributors: fields.contributors.map((part, index) =>
      readContributor(part, problems.at('contributors', index)),
    ),
    commissions: fields.commissions.map((part, index) =>
      readCommission(part, problems.at('commissions', index)),
    ),
    note: readText(fields.note, 1000, problems.at('note')),
  };
  refuseAll(problems.list);
  return read;
}

function checkPool(parts: readonly { basisPoints: number }[], pool: number, problems: Problems): void {
  const sum = parts.reduce((all, { basisPoints }) => all + basisPoints, 0);
  if (parts.length > MOST_PEOPLE) problems.add('LIMIT', { max: MOST_PEOPLE });
  if (parts.some(({ basisPoints }) => basisPoints < 0)) problems.add('INVALID', { reason: 'BELOW_ZERO' });
  if (parts.length === 0 && pool > 0) problems.add('REQUIRED');
  if (parts.length > 0 && sum !== WHOLE_IN_BASIS_POINTS)
    problems.add('INVALID', { reason: 'NOT_THE_WHOLE', sum });
}

function readContributor(part: ContributorPart, problems: Problems): ReadFields['contributors'][number] {
  return {
    name: readName(part.name, 50, problems.at('name')),
    email: readText(part.email, 200, problems.at('email'))?.toLowerCase() ?? null,
    contribution: readText(part.contribution, 200, problems.at('contribution')),
    basisPoints: part.basisPoints,
    leaderPosition: part.leaderPosition ?? null,
  };
}

function readCommission(part: CommissionPart, problems: Problems): ReadFields['commissions'][number] {
  const { basisPoints = null, fixed = null, agreedOn, base } = part;
  if ((basisPoints === null) === (fixed === null)) problems.at('basisPoints').add('REQUIRED');
  if (basisPoints !== null && (basisPoints <= 0 || basisPoints > WHOLE_IN_BASIS_POINTS))
    problems.at('basisPoints').add('INVALID');
  if (fixed !== null && fixed <= 0n) problems.at('fixed').add('INVALID');
  if (!isDay(agreedOn)) problems.at('agreedOn').add('INVALID', { reason: 'NO_DAY' });
  else if (agreedOn > clock.today()) problems.at('agreedOn').add('INVALID', { reason: 'IN_FUTURE' });
  const organizationId = readId(part.organizationId, problems.at('organizationId'));
  if (part.beneficiaryKind === 'ORGANIZATION' && organizationId === null)
    problems.at('organizationId').add('REQUIRED');
  return {
    ...part,
    id: newId(),
    commissionId: part.commissionId ?? null,
    organizationId: part.beneficiaryKind === 'ORGANIZATION' ? organizationId : null,
    // Of an organisation the name is its own.
    name: part.beneficiaryKind === 'PERSON' ? readName(part.name, 100, problems.at('name')) : part.name,
    base,
    basisPoints,
    fixed,
    fileId: part.fileId ?? null,
  };
}

/** Refuses unless the completers of the plan are exactly those of the result. @throws Refusal INVALID (`completers`) */
export function checkCompleters(
  parts: readonly CompleterPart[],
  completers: readonly { id: string; name: string }[],
): void {
  const given = new Set(parts.map(({ completerId }) => completerId));
  const missing = completers.filter(({ id }) => !given.has(id)).map(({ name }) => name);
  const isStrange = parts.some(({ completerId }) => !completers.some(({ id }) => id === completerId));
  if (missing.length === 0 && !isStrange && given.size === parts.length) return;
  const reason = missing.length > 0 ? 'COMPLETER_MISSING' : isStrange ? 'NO_COMPLETER' : 'REPEATED';
  const params = { reason, ...(missing.length > 0 ? { names: missing.join('、') } : {}) };
  throw new Refusal('INVALID', { field: 'completers', params });
}
