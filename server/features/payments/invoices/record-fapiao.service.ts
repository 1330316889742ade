import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { checkDays, readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { changeMoney, contractsOf, invoiceIn, type Money, type MoneyDone } from '../receipts/change-money.ts';
import { Fapiao } from './data/invoice.entity.ts';
import type { FapiaoKind } from './invoices.enums.ts';

/** Kind of record under which files of invoices are kept. */
export const INVOICE_FILES = 'Invoice';

export interface RecordFapiao {
  invoiceId: string;
  kind: FapiaoKind;
  code?: string | null;
  number: string;
  issuedOn: string;
  /** Fen, with tax. */
  amount: bigint;
  taxRateBasisPoints: number;
  /** Fen. */
  tax: bigint;
  fileId?: string | null;
  idempotencyKey: string;
}

/** Tax is rounded line by line, so it may differ from that of the sum by so many fen. */
const ROUNDING = 100n;

/**
 * Keeps the data of a tax invoice that the finance office wrote for an invoice.
 * @throws Refusal FORBIDDEN, NOT_FOUND, INVALID (form of number or code, a tax that does not fit), ALREADY_EXISTS
 */
export async function recordFapiao(scope: Scope, input: RecordFapiao): Promise<Fapiao> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  const problems = new Problems('');
  const texts = readFapiao(input, problems);
  refuseAll(problems.list);
  return changeMoney(scope, {
    organizationId,
    who: 'FINANCE',
    once: { operation: 'recordFapiao', key: input.idempotencyKey, input },
    contracts: (tx) => contractsOf(tx, [input.invoiceId]),
    work: (money) => keep(money, input, texts),
    again: (tx, id) => tx.findOneByOrFail(Fapiao, { id }),
  });
}

async function keep(
  money: Money,
  input: RecordFapiao,
  texts: Pick<Fapiao, 'code' | 'number'>,
): Promise<MoneyDone<Fapiao>> {
  const { tx, scope, organizationId, userId } = money;
  const { invoice } = invoiceIn(money, input.invoiceId, 'invoiceId');
  if (invoice.state === 'CANCELLED')
    throw new Refusal('STATE', { params: { state: invoice.state, action: 'recordFapiao' } });
  const fileIds = input.fileId ? [input.fileId] : [];
  const [file] = await attachFiles(tx, fileIds, { kind: INVOICE_FILES, id: invoice.id }, scope.actor, {
    field: 'fileId',
  });
  const { kind, issuedOn, amount, taxRateBasisPoints, tax } = input;
  const fapiao = Object.assign(new Fapiao(), {
    id: newId(),
    invoiceId: invoice.id,
    organizationId,
    kind,
    ...texts,
    issuedOn,
    amount,
    taxRateBasisPoints,
    tax,
    fileId: file?.id ?? null,
    byUser: userId,
    at: clock.now(),
  } satisfies Fapiao);
  await tx.insert(Fapiao, fapiao as object);
  return {
    value: fapiao,
    action: 'recordFapiao',
    facts: {
      invoiceId: invoice.id,
      kind,
      ...texts,
      amount: formatYuan(amount),
      tax: formatYuan(tax),
      ...(file ? { documents: [{ fileId: file.id, sha256: file.sha256 }] } : {}),
    },
  };
}

const DIGITAL: ReadonlySet<FapiaoKind> = new Set(['DIGITAL_SPECIAL', 'DIGITAL_ORDINARY']);
const PAPER: ReadonlySet<FapiaoKind> = new Set(['SPECIAL', 'ORDINARY']);

function readFapiao(input: RecordFapiao, problems: Problems): Pick<Fapiao, 'code' | 'number'> {
  const plain = (text: string | null | undefined, field: string) =>
    readText(text?.normalize('NFKC').replace(/\s/g, ''), 40, problems.at(field)) ?? '';
  const number = plain(input.number, 'number');
  const code = plain(input.code, 'code');
  if (number === '') problems.at('number').add('REQUIRED');
  else if (DIGITAL.has(input.kind) && !/^\d{20}$/.test(number))
    problems.at('number').add('INVALID', { reason: 'TWENTY_DIGITS' });
  else if (PAPER.has(input.kind) && !/^\d{8}$/.test(number))
    problems.at('number').add('INVALID', { reason: 'EIGHT_DIGITS' });
  if (DIGITAL.has(input.kind) && code !== '') problems.at('code').add('INVALID', { reason: 'NO_CODE' });
  if (PAPER.has(input.kind) && !/^(\d{10}|\d{12})$/.test(code))
    problems.at('code').add('INVALID', { reason: 'TEN_OR_TWELVE_DIGITS' });
  checkDays([{ field: 'issuedOn', day: input.issuedOn, latest: clock.today() }], problems);
  checkTax(input, problems);
  return { code, number };
}

/** The tax within a sum: sum × rate ÷ (1 + rate). */
function checkTax({ amount, tax, taxRateBasisPoints: rate }: RecordFapiao, problems: Problems): void {
  if (amount <= 0n) problems.at('amount').add('INVALID', { reason: 'NOT_POSITIVE' });
  if (!Number.isInteger(rate) || rate < 0 || rate > 2500) {
    problems.at('taxRateBasisPoints').add('INVALID', { reason: 'OUT_OF_RANGE' });
    return;
  }
  const expected = (amount * BigInt(rate)) / BigInt(10_000 + rate);
  const apart = tax > expected ? tax - expected : expected - tax;
  if (tax < 0n || apart > ROUNDING || (rate === 0 && tax !== 0n))
    problems.at('tax').add('INVALID', { reason: 'DOES_NOT_FIT', expected: formatYuan(expected) });
}
