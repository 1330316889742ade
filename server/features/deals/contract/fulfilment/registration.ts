import { clock } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readCode, readText } from '../../../../platform/input/texts.ts';
import { SECTORS } from '../../../../platform/standards/sectors.ts';
import { RIGHT_KINDS } from '../../../rulebook/rules/vocabulary.ts';
import { WAYS_OF_PAYMENT } from '../contract.enums.ts';
import type { Contract } from '../data/contract.entity.ts';

/** What the registration of a technology contract keeps (技术合同认定登记). */
export type Registration = Pick<
  Contract,
  | 'registrationNumber'
  | 'registeredOn'
  | 'office'
  | 'totalAmount'
  | 'technologyAmount'
  | 'rightKind'
  | 'sector'
  | 'wayOfPayment'
>;

export type RegistrationFields = { [Field in keyof Registration]?: Registration[Field] | undefined };

const FIELDS = [
  'registrationNumber',
  'registeredOn',
  'office',
  'totalAmount',
  'technologyAmount',
  'rightKind',
  'sector',
  'wayOfPayment',
] as const satisfies readonly (keyof Registration)[];

/** Kinds of right that a registration names; a contract can be about none. */
const KINDS: ReadonlySet<string> = new Set([...RIGHT_KINDS, 'NONE']);

/** Fields that are still missing, by their names; whoever registers needs all of them. */
export function missingFields(registration: Registration): (keyof Registration)[] {
  return FIELDS.filter((field) => registration[field] === null);
}

/** Whether a text is a registration number: 16 digits, or 14 as in older ones. */
export function isRegistrationNumber(text: string): boolean {
  return /^(\d{16}|\d{14})$/.test(text);
}

/**
 * Reads what is known of a registration; the rest may come later.
 * @throws Refusal INVALID: a number that is none, a day in the future or before the signing, an amount for technology
 *   above the total, an unknown code
 */
export function readRegistration(fields: RegistrationFields, signedOn: string | null): Registration {
  const problems = new Problems('');
  const code = (field: 'rightKind' | 'sector' | 'wayOfPayment', known: (code: string) => boolean) =>
    readCode(fields[field], (text) => (known(text) ? text : null), problems.at(field));
  const registration: Registration = {
    registrationNumber: readCode(
      fields.registrationNumber,
      (text) => (isRegistrationNumber(text.replace(/\s/g, '')) ? text.replace(/\s/g, '') : null),
      problems.at('registrationNumber'),
    ),
    registeredOn: fields.registeredOn ?? null,
    office: readText(fields.office, 100, problems.at('office')),
    totalAmount: fields.totalAmount ?? null,
    technologyAmount: fields.technologyAmount ?? null,
    rightKind: code('rightKind', (text) => KINDS.has(text)),
    sector: code('sector', (text) => SECTORS.some((sector) => sector.code === text)),
    wayOfPayment: code('wayOfPayment', (text) => Object.hasOwn(WAYS_OF_PAYMENT, text)),
  };
  checkDay(registration, signedOn, problems.at('registeredOn'));
  checkAmounts(registration, problems);
  refuseAll(problems.list);
  return registration;
}

function checkDay({ registeredOn }: Registration, signedOn: string | null, problems: Problems): void {
  if (registeredOn === null) return;
  const latest = clock.today();
  if (registeredOn > latest || (signedOn !== null && registeredOn < signedOn)) {
    problems.add('INVALID', { reason: 'OUT_OF_RANGE', earliest: signedOn ?? '', latest });
  }
}

function checkAmounts({ totalAmount, technologyAmount }: Registration, problems: Problems): void {
  if (totalAmount !== null && totalAmount < 0n)
    problems.at('totalAmount').add('INVALID', { reason: 'TOO_LITTLE' });
  if (technologyAmount === null) return;
  const at = problems.at('technologyAmount');
  if (technologyAmount < 0n) at.add('INVALID', { reason: 'TOO_LITTLE' });
  else if (totalAmount !== null && technologyAmount > totalAmount)
    at.add('INVALID', { reason: 'ABOVE_TOTAL' });
}
