import { clock } from '../../platform/clock.ts';
import { isDay } from '../../platform/graphql/scalars.ts';
import { Problems, refuseAll } from '../../platform/input/problems.ts';
import { readName, readText } from '../../platform/input/texts.ts';
import { addYears } from '../../platform/standards/calendar.ts';
import type { Valuation } from './valuation.entity.ts';
import type { ValuationKind, ValuationMethod } from './valuations.enums.ts';

/** A valuation as it is entered. */
export interface ValuationFields {
  kind: ValuationKind;
  appraiser: string;
  method: ValuationMethod;
  /** Fen, above zero. */
  amount: bigint;
  /** Not in the future. */
  valuedOn: string;
  /** One year after the valuation unless told. */
  validUntil?: string | null;
  /** The report; a third party's valuation has one. */
  fileIds: readonly string[];
  note?: string | null;
}

export type ValuationValues = Pick<
  Valuation,
  'kind' | 'appraiser' | 'method' | 'amount' | 'valuedOn' | 'validUntil' | 'note'
>;

const MOST_FILES = 20;

/**
 * Reads what was entered.
 * @throws Refusal with everything that is wrong: REQUIRED (a third party's without a report: `fileIds`), TOO_LONG,
 *   INVALID (amount, days), LIMIT
 */
export function readValuation(fields: ValuationFields): ValuationValues {
  const problems = new Problems('valuation');
  const { kind, method, amount, valuedOn, fileIds } = fields;
  const appraiser = readName(fields.appraiser, 120, problems.at('appraiser'));
  const note = readText(fields.note, 1000, problems.at('note'));
  const validUntil = fields.validUntil ?? (isDay(valuedOn) ? addYears(valuedOn, 1) : valuedOn);
  if (amount <= 0n) problems.at('amount').add('INVALID', { reason: 'NOT_POSITIVE' });
  if (valuedOn > clock.today())
    problems.at('valuedOn').add('INVALID', { reason: 'IN_FUTURE', latest: clock.today() });
  if (validUntil < valuedOn)
    problems.at('validUntil').add('INVALID', { reason: 'DAY_ORDER', after: 'valuedOn', day: valuedOn });
  if (kind === 'THIRD_PARTY' && fileIds.length === 0) problems.at('fileIds').add('REQUIRED');
  if (fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  refuseAll(problems.list);
  return { kind, appraiser, method, amount, valuedOn, validUntil, note };
}
