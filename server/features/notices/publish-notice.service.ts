import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { canonicalJson } from '../../platform/audit/chain.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { type CaseLine, type CaseRef, caseTopic } from '../../platform/cases.ts';
import { clock, dayOf, startOfDay } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { enforce, warnings } from '../rulebook/enforce.ts';
import type { Unit } from '../rulebook/unit.ts';
import type { NoticeAudience, NoticeKind } from './notices.enums.ts';
import { dayAfterNotice, PublicNotice } from './public-notice.entity.ts';

/** The longest notice; a longer one is a slip of the keyboard. */
export const MOST_DAYS = 365;
/** The least days of a notice of the winner of a demand: a condition of the platform's own. */
export const AWARD_DAYS = 5;

export interface NewNotice extends CaseRef {
  /** The unit that announces, with today's rulebook; the platform's own organisation for awards. */
  unit: Unit;
  /** SHA-256, hex, of the canonical JSON of the terms that are announced. */
  termsDigest: string;
  kind: NoticeKind;
  /** Its completers neither decide nor investigate objections; null where the case has no result. */
  resultId: string | null;
  title: string;
  /** What is announced; the way to object is one of the lines. */
  content: readonly CaseLine[];
  /** Full calendar days, the day of publication not counted; not fewer than the rule asks for. */
  days: number;
  /** The rule that asks for the notice; INC-8 gives no least number of days, DEM-1 those of the platform. */
  ruleId: 'PRC-2' | 'GRT-3' | 'INC-8' | 'DEM-1';
  /** Users who are parties, such as the negotiator: they neither decide nor investigate objections. */
  partyUserIds: readonly string[];
  /** Organisations on the other side, which may read the notice whatever its audience. */
  partyOrganizationIds: readonly string[];
  /** Narrower than the unit's own setting where told: UNIT. Never wider. */
  audience?: NoticeAudience | null;
}

/**
 * Publishes the notice of a case, within the caller's transaction; the caller has decided that the actor may. It runs
 * from the next day on for `days` full days in Shanghai. The event goes onto the chain of the case.
 * @throws Refusal RULE (`days`) for fewer days than the rule asks for, INVALID (`days`), ALREADY_EXISTS while the case
 *   has a notice that is not void
 */
export async function publishNotice(tx: Transaction, scope: Scope, input: NewNotice): Promise<PublicNotice> {
  const { caseType, caseId, unit, termsDigest, kind, resultId, title, days, ruleId } = input;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw new Refusal('INVALID', { field: 'days', params: { min: 1, max: MOST_DAYS } });
  const warned = enforceDays(unit, ruleId, days);
  if (await tx.existsBy(PublicNotice, { caseType, caseId, voidedAt: IsNull() }))
    throw new Refusal('ALREADY_EXISTS', { params: { action: 'publishNotice' } });
  const content = input.content.map(({ label, value }) => ({ label, value }));
  const publishedAt = clock.now();
  const notice = Object.assign(new PublicNotice(), {
    id: newId(),
    organizationId: unit.organization.id,
    caseType,
    caseId,
    termsDigest,
    kind,
    resultId,
    title,
    content,
    audience: audienceOf(input),
    partyUserIds: [...input.partyUserIds],
    partyOrganizationIds: [...input.partyOrganizationIds],
    days,
    publishedBy: actingUser(scope.actor)?.userId ?? null,
    publishedAt,
    endsAt: startOfDay(dayAfterNotice(dayOf(publishedAt), days)),
    ruleId,
    rulebookVersion: unit.rulebook.version,
    voidedAt: null,
    voidReason: null,
    endToldAt: null,
  });
  await tx.insert(PublicNotice, notice as object);
  await audit(tx, scope, {
    caseType,
    caseId,
    action: 'publishNotice',
    facts: {
      noticeId: notice.id,
      kind,
      termsDigest,
      contentDigest: createHash('sha256').update(canonicalJson({ title, content })).digest('hex'),
      audience: notice.audience,
      days,
      endsAt: notice.endsAt,
      ruleId,
      ...(warned.length > 0 ? { warnings: warned } : {}),
    },
    rulebookVersion: unit.rulebook.version,
  });
  await tell(tx, caseTopic(caseType), [caseId]);
  return notice;
}

/** Within the unit, and wider only where the unit chooses so (PRC-2); awards of demands concern everybody. */
function audienceOf({ unit, audience, kind }: NewNotice): NoticeAudience {
  if (kind === 'AWARD') return 'EVERYONE';
  return unit.organization.noticeToEveryone && audience !== 'UNIT' ? 'EVERYONE' : 'UNIT';
}

/** The days of the rule itself and, where a grant is announced as a price would be, those of PRC-2. */
function enforceDays({ rulebook }: Unit, ruleId: NewNotice['ruleId'], days: number) {
  if (ruleId === 'INC-8') return [];
  if (ruleId === 'DEM-1') {
    const params = { days, minimumDays: AWARD_DAYS };
    return warnings(enforce(rulebook, ruleId, days >= AWARD_DAYS, { field: 'days', params }));
  }
  const details = (minimumDays: number | undefined) => ({
    field: 'days',
    params: { days, ...(minimumDays === undefined ? {} : { minimumDays }) },
  });
  const long = ({ minimumDays }: { minimumDays?: number }) => days >= (minimumDays ?? 1);
  const asked = rulebook.parameters(ruleId)?.minimumDays;
  const own = enforce(rulebook, ruleId, long, details(asked));
  const isAsPrice = ruleId === 'GRT-3' && rulebook.parameters('GRT-3')?.asForNegotiatedPrice === true;
  const price = isAsPrice
    ? enforce(rulebook, 'PRC-2', long, details(rulebook.parameters('PRC-2')?.minimumDays))
    : undefined;
  return warnings(own, price);
}
