import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import type { DealSide } from '../../../deals/deal.enums.ts';

/** Months of protection where nothing else is agreed, and what may be asked for. */
export const PROTECTION = { usual: 24, least: 6, most: 36 } as const;

const LONGEST_NOTE = 2000;

export interface RecordIntroduction {
  /** What they are brought together on: a published result, or an open demand. */
  resultId?: string | null;
  demandId?: string | null;
  /** The side that the result or demand does not name. */
  enterpriseId?: string | null;
  unitId?: string | null;
  /** The side that is asked for a commission. */
  clientSide: DealSide;
  /** The engagement under which the broker acts; its end and protection decide how long a deal counts. */
  engagementId?: string | null;
  /** What the broker did. */
  note: string;
  /** 24 unless told; none under an engagement. */
  protectionMonths?: number | null;
  idempotencyKey: string;
}

/** What is recorded, as far as the input alone says it. */
export interface ReadIntroduction {
  subject: { kind: 'RESULT' | 'DEMAND'; id: string; otherSideId: string };
  clientSide: DealSide;
  engagementId: string | null;
  note: string;
  /** Null under an engagement. */
  protectionMonths: number | null;
}

/** @throws Refusal REQUIRED, TOO_LONG, INVALID (reason ONE_SUBJECT, BY_ENGAGEMENT or RANGE) */
export function readIntroduction(input: RecordIntroduction): ReadIntroduction {
  const problems = new Problems('');
  const note = readText(input.note, LONGEST_NOTE, problems.at('note'));
  if (note === null) problems.at('note').add('REQUIRED');
  const subject = readSubject(input, problems);
  const engagementId = input.engagementId ?? null;
  const protectionMonths = readProtection(input.protectionMonths ?? null, engagementId, problems);
  refuseAll(problems.list);
  return { subject, clientSide: input.clientSide, engagementId, note: note ?? '', protectionMonths };
}

function readSubject(input: RecordIntroduction, problems: Problems): ReadIntroduction['subject'] {
  const { resultId, demandId } = input;
  if (resultId && demandId) problems.at('demandId').add('INVALID', { reason: 'ONE_SUBJECT' });
  if (!resultId && !demandId) problems.at('resultId').add('REQUIRED');
  const isDemand = !resultId;
  const otherSideId = isDemand ? input.unitId : input.enterpriseId;
  if (!otherSideId) problems.at(isDemand ? 'unitId' : 'enterpriseId').add('REQUIRED');
  return {
    kind: isDemand ? 'DEMAND' : 'RESULT',
    id: resultId || demandId || '',
    otherSideId: otherSideId ?? '',
  };
}

function readProtection(
  months: number | null,
  engagementId: string | null,
  problems: Problems,
): number | null {
  const field = problems.at('protectionMonths');
  if (engagementId !== null) {
    if (months !== null) field.add('INVALID', { reason: 'BY_ENGAGEMENT' });
    return null;
  }
  const { usual, least, most } = PROTECTION;
  const asked = months ?? usual;
  if (asked < least || asked > most) field.add('INVALID', { reason: 'RANGE', min: least, max: most });
  return asked;
}
