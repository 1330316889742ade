import type { Scope } from '../../../platform/app.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { PdfColumn, PdfContent, PdfDocument } from '../../../platform/pdf/pdf.types.ts';
import { pdfFacts, pdfHeading, pdfParagraph, pdfTable, pdfTitle } from '../../../platform/pdf/pdf-blocks.ts';
import type { Statement } from './find-statement.service.ts';
import { namesOf, type StatementRow, statementRows } from './statement-rows.ts';
import { type Language, PURPOSE_WORDS, STATEMENT_WORDS as W, wordsIn } from './statement-words.ts';
import { absolute, periodText, sideOf } from './write-statement-xlsx.ts';

/** Lines that one document holds; whoever needs more takes the workbook. */
export const PDF_LINES = 3_000;

/** Statements as a document, one chapter each. Refuses with LIMIT more than 3,000 lines. */
export async function statementsPdf(
  scope: Scope,
  statements: readonly Statement[],
  language: Language,
): Promise<PdfDocument> {
  const word = wordsIn(language);
  const lines = statements.reduce((sum, each) => sum + each.closingSequence - each.openingSequence, 0);
  if (lines > PDF_LINES)
    throw new Refusal('LIMIT', { field: 'from', params: { max: PDF_LINES, found: lines } });
  const { owners, deals } = await namesOf(scope, statements);
  const [first] = statements;
  const content: PdfContent[] = [
    pdfTitle(word(W.title), owners.get(first?.account.ownerId ?? '') ?? ''),
    pdfParagraph(word(W.note), { small: true }),
  ];
  for (const statement of statements) content.push(...(await chapter(scope, statement, deals, language)));
  return {
    title: word(W.title),
    language,
    header: owners.get(first?.account.ownerId ?? '') ?? '',
    footer: `${word(W.drawn)} ${dayOf(clock.now())}`,
    createdAt: clock.now(),
    content,
  };
}

async function chapter(
  scope: Scope,
  statement: Statement,
  deals: ReadonlyMap<string, string>,
  language: Language,
): Promise<PdfContent[]> {
  const word = wordsIn(language);
  const { account, opening, closing, debit, credit } = statement;
  const stand = (balance: bigint) => `${sideOf(balance, language)} ${formatYuan(absolute(balance))}`;
  const rows: string[][] = [];
  for await (const batch of statementRows(scope, statement, language)) {
    rows.push(...batch.map((row) => cells(row, language)));
  }
  rows.push([
    word(W.total),
    '',
    '',
    formatYuan(debit),
    formatYuan(credit),
    '',
    formatYuan(absolute(closing)),
  ]);
  return [
    pdfHeading(word(PURPOSE_WORDS[account.purpose])),
    pdfFacts([
      { label: word(W.deal), value: account.dealId === null ? '—' : (deals.get(account.dealId) ?? '—') },
      { label: word(W.period), value: periodText(statement, language) },
      { label: word(W.opening), value: stand(opening) },
      {
        label: word(W.turnover),
        value: `${word(W.debitSide)} ${formatYuan(debit)}  ${word(W.creditSide)} ${formatYuan(credit)}`,
      },
      { label: word(W.closing), value: stand(closing) },
    ]),
    pdfTable(columns(language), rows),
  ];
}

function columns(language: Language): PdfColumn[] {
  const word = wordsIn(language);
  return [
    { heading: word(W.day), share: 12 },
    { heading: word(W.code), share: 18 },
    { heading: `${word(W.case)} / ${word(W.number)}`, share: 24 },
    { heading: word(W.debit), share: 16, align: 'right' },
    { heading: word(W.credit), share: 16, align: 'right' },
    { heading: word(W.side), share: 6, align: 'center' },
    { heading: word(W.balance), share: 17, align: 'right' },
  ];
}

function cells(row: StatementRow, language: Language): string[] {
  const { day, code, term, rule, number, debit, credit, balance } = row;
  return [
    day,
    [code, rule, term].filter(Boolean).join('\n'),
    [row.case, number].filter(Boolean).join('\n'),
    debit === 0n ? '' : formatYuan(debit),
    credit === 0n ? '' : formatYuan(credit),
    sideOf(balance, language),
    formatYuan(absolute(balance)),
  ];
}
