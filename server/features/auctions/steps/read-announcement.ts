import { DAY_MS } from '../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readId, readName, readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { readLawfulTerms } from '../../offers/terms/lawful-terms.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import type { DealTerms } from '../../offers/terms/terms.types.ts';
import { enforce } from '../../rulebook/enforce.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import type { AuctionForm } from '../auction.enums.ts';

export interface OperatorFields {
  name: string;
  licenceNumber: string;
  licenceIssuer: string;
  licenceFileId: string;
}

export interface AnnouncementFields {
  form: AuctionForm;
  note?: string | null;
  terms: DealTerms | Terms;
  /** Fen, as all sums. */
  startPrice: bigint;
  increment: bigint;
  reserve?: bigint | null;
  deposit: bigint;
  operator?: Partial<OperatorFields> | null;
  /** From now on unless told. */
  registrationOpensAt?: Date | null;
  registrationEndsAt: Date;
  startsAt: Date;
  endsAt: Date;
  lastEndAt: Date;
  extensionMinutes: number;
}

export interface Announcement {
  form: AuctionForm;
  note: string;
  terms: Terms;
  startPrice: bigint;
  increment: bigint;
  reserve: bigint | null;
  deposit: bigint;
  operator: OperatorFields | null;
  registrationOpensAt: Date;
  registrationEndsAt: Date;
  startsAt: Date;
  endsAt: Date;
  lastEndAt: Date;
  extensionMinutes: number;
  warnings: RuleWarning[];
}

/** Ten billion yuan. */
const MOST = 1_000_000_000_000n;
const LONGEST_MS = 366 * DAY_MS;
const MOST_MINUTES = 60;

/**
 * Reads an announcement and checks all that needs no database.
 * @throws Refusal with every problem; RULE (PRC-10) for an operator without its whole licence
 */
export function readAnnouncement(rulebook: Rulebook, fields: AnnouncementFields, now: Date): Announcement {
  const operator = readOperator(rulebook, fields.operator ?? null);
  const problems = new Problems('');
  const sum = (name: 'startPrice' | 'increment' | 'deposit', least: bigint) =>
    readSum(fields[name], least, problems.at(name));
  const startPrice = sum('startPrice', 1n);
  const note = readText(fields.note, 2000, problems.at('note')) ?? '';
  const reserve = readReserve(fields, problems.at('reserve'));
  const sums = { startPrice, increment: sum('increment', 1n), reserve, deposit: sum('deposit', 0n) };
  const times = readTimes(fields, now, problems);
  refuseTermsThatBiddingCannotPrice(fields.terms, problems.at('terms', 'payment'));
  refuseAll(problems.list);
  const { terms, warnings } = readLawfulTerms(rulebook, pricedTerms(fields.terms, startPrice));
  return { form: fields.form, note, terms, ...sums, operator, ...times, warnings };
}

/** Terms with the price that was found: it is what is due at signing. */
export function pricedTerms<T extends Terms | DealTerms>(terms: T, price: bigint): T {
  return terms.payment ? { ...terms, payment: { ...terms.payment, entryFee: price } } : terms;
}

function refuseTermsThatBiddingCannotPrice({ payment }: Terms | DealTerms, problems: Problems): void {
  if (!payment) problems.add('REQUIRED');
  // Bids would run against it.
  else if (payment.cap !== null && payment.cap !== undefined)
    problems.at('cap').add('INVALID', { reason: 'bidding' });
}

/** PRC-10: an operator is named with its whole licence, or nobody is and the bidding only finds a price. */
function readOperator(rulebook: Rulebook, fields: Partial<OperatorFields> | null): OperatorFields | null {
  if (fields === null) return null;
  const problems = new Problems('operator');
  const operator = {
    name: readText(fields.name, 200, problems.at('name')),
    licenceNumber: readText(fields.licenceNumber, 100, problems.at('licenceNumber')),
    licenceIssuer: readText(fields.licenceIssuer, 200, problems.at('licenceIssuer')),
    licenceFileId: readId(fields.licenceFileId, problems.at('licenceFileId')),
  };
  refuseAll(problems.list);
  const missing = Object.entries(operator).flatMap(([name, value]) => (value === null ? [name] : []));
  if (missing.length === Object.keys(operator).length) return null;
  enforce(rulebook, 'PRC-10', missing.length === 0, {
    field: `operator.${missing[0] ?? 'name'}`,
    params: { missing: missing.join(' ') },
  });
  return {
    name: readName(operator.name, 200, problems),
    licenceNumber: operator.licenceNumber ?? '',
    licenceIssuer: operator.licenceIssuer ?? '',
    licenceFileId: operator.licenceFileId ?? '',
  };
}

function readSum(sum: bigint, least: bigint, problems: Problems): bigint {
  if (sum < least || sum > MOST) {
    problems.add('INVALID', { min: formatYuan(least), max: formatYuan(MOST) });
  }
  return sum;
}

/** A listing has its price; only an auction can have a secret reserve, not below the start. */
function readReserve({ form, reserve, startPrice }: AnnouncementFields, problems: Problems): bigint | null {
  if (reserve === null || reserve === undefined) return null;
  if (form === 'LISTING') problems.add('INVALID', { reason: 'listing' });
  return readSum(reserve, startPrice, problems);
}

function readTimes(fields: AnnouncementFields, now: Date, problems: Problems) {
  const opens = fields.registrationOpensAt ?? now;
  const times = {
    registrationOpensAt: opens < now ? now : opens,
    registrationEndsAt: fields.registrationEndsAt,
    startsAt: fields.startsAt,
    endsAt: fields.endsAt,
    lastEndAt: fields.lastEndAt,
  };
  const order = Object.entries(times);
  for (const [index, [name, moment]] of order.entries()) {
    const [, former] = order[index - 1] ?? [];
    const mayBeEqual = name === 'startsAt' || name === 'lastEndAt';
    if (former && (mayBeEqual ? moment < former : moment <= former)) {
      problems.at(name).add('INVALID', { reason: 'order' });
    }
  }
  if (times.lastEndAt.getTime() - now.getTime() > LONGEST_MS) {
    problems.at('lastEndAt').add('INVALID', { reason: 'too-far' });
  }
  const { extensionMinutes } = fields;
  if (!Number.isInteger(extensionMinutes) || extensionMinutes < 0 || extensionMinutes > MOST_MINUTES) {
    problems.at('extensionMinutes').add('INVALID', { min: 0, max: MOST_MINUTES });
  }
  return { ...times, extensionMinutes };
}
