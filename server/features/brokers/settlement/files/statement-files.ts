import type { Scope } from '../../../../platform/app.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../../platform/money.ts';
import type { PdfContent, PdfDocument } from '../../../../platform/pdf/pdf.types.ts';
import {
  pdfFacts,
  pdfHeading,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../../../platform/pdf/pdf-blocks.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import type { CommissionClaim } from '../data/commission-claim.entity.ts';
import { accrualsOfClaim, invoicesOfClaim, paymentsOfClaim } from '../reading/settlement.loaders.ts';
import {
  DIRECTION_WORDS,
  INVOICE_WORDS,
  LIST_WORDS as L,
  PAYER_WORDS,
  PAYMENT_WORDS,
  ROLE_WORDS,
  SOURCE_WORDS,
  STATEMENT_WORDS as W,
  wordsIn,
} from './words.ts';
import { type Cell, type Sheet, workbook } from './workbook.ts';

/** A statement as tables, whose sums are fen: the same for document and workbook. */
interface Statement {
  facts: [label: string, value: Cell][];
  accruals: Cell[][];
  payments: Cell[][];
  invoices: Cell[][];
}

/** The statement of a commission as a workbook of three sheets. */
export async function statementXlsx(
  scope: Scope,
  claim: CommissionClaim,
  language: FileLanguage,
): Promise<Buffer> {
  const { facts, ...tables } = await statementOf(scope, claim, language);
  const word = wordsIn(language);
  const heads = headsIn(language);
  const sheets = (['accruals', 'payments', 'invoices'] as const).map((name): Sheet => {
    const first = name === 'accruals' ? { facts } : {};
    return {
      name: word(W[name]),
      widths: [16, 22, 20, 20, 20],
      ...first,
      head: heads[name],
      rows: tables[name],
    };
  });
  return workbook(sheets);
}

/** The statement of a commission as a document. */
export async function statementPdf(
  scope: Scope,
  claim: CommissionClaim,
  language: FileLanguage,
): Promise<PdfDocument> {
  const { facts, ...tables } = await statementOf(scope, claim, language);
  const word = wordsIn(language);
  const heads = headsIn(language);
  const chapters = (['accruals', 'payments', 'invoices'] as const).flatMap((name): PdfContent[] => [
    pdfHeading(word(W[name])),
    tables[name].length === 0
      ? pdfParagraph(word(W.none))
      : pdfTable(
          heads[name].map((heading) => ({ heading, share: 20 })),
          tables[name].map((row) => row.map(textOf)),
        ),
  ]);
  return {
    title: `${word(W.title)} ${claim.reference}`,
    language,
    header: `${claim.reference} ${claim.title}`,
    footer: `${word(W.drawn)} ${dayOf(clock.now())}`,
    createdAt: clock.now(),
    content: [
      pdfTitle(word(W.title), claim.title),
      pdfParagraph(word(W.note), { small: true }),
      pdfFacts(facts.map(([label, value]) => ({ label, value: textOf(value) }))),
      ...chapters,
    ],
  };
}

function textOf(cell: Cell): string {
  return typeof cell === 'bigint' ? formatYuan(cell) : String(cell ?? '');
}

function headsIn(language: FileLanguage) {
  const word = wordsIn(language);
  return {
    accruals: [W.day, W.what, W.amount, W.balance].map(word),
    payments: [W.day, W.what, W.amount, W.state, W.bank].map(word),
    invoices: [W.day, W.invoiceNumber, W.amount, W.state, W.fapiao].map(word),
  };
}

async function statementOf(
  { app }: Scope,
  claim: CommissionClaim,
  language: FileLanguage,
): Promise<Statement> {
  const word = wordsIn(language);
  const { id } = claim;
  const accruals = (await accrualsOfClaim.batch(app, [id])).get(id) ?? [];
  const payments = (await paymentsOfClaim.batch(app, [id])).get(id) ?? [];
  const invoices = (await invoicesOfClaim.batch(app, [id])).get(id) ?? [];
  const payer = (await organizationById.batch(app, [claim.payerId])).get(claim.payerId);
  let balance = 0n;
  return {
    facts: [
      [word(L.reference), claim.reference],
      [word(L.name), claim.name],
      [word(L.role), word(ROLE_WORDS[claim.role])],
      [word(L.payer), payer?.name ?? ''],
      [word(L.paidBy), word(PAYER_WORDS[claim.payer])],
      [word(L.accrued), claim.accrued],
      [word(L.paid), claim.paid],
      [word(L.pending), claim.pending],
      [word(L.open), claim.open],
      [word(L.waiting), claim.waiting],
    ],
    accruals: accruals.map(({ bookedOn, source, amount }) => {
      balance += amount;
      return [bookedOn, word(SOURCE_WORDS[source]), amount, balance];
    }),
    payments: payments.map(({ paidOn, recordedAt, direction, amount, state, reference }) => [
      paidOn ?? dayOf(recordedAt),
      word(DIRECTION_WORDS[direction]),
      amount,
      word(PAYMENT_WORDS[state]),
      reference ?? '',
    ]),
    invoices: invoices.map(({ issuedOn, number, amount, state, fapiaoNumber }) => [
      issuedOn,
      number,
      amount,
      word(INVOICE_WORDS[state]),
      fapiaoNumber ?? '',
    ]),
  };
}
