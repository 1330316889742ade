import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { PdfColumn, PdfDocument } from '../../../platform/pdf/pdf.types.ts';
import { pdfFacts, pdfHeading, pdfParagraph, pdfTable, pdfTitle } from '../../../platform/pdf/pdf-blocks.ts';
import { localMoment } from '../hall-time.ts';
import type { OutcomeFigures, RoadshowOutcome } from './outcome.types.ts';
import { OUTCOME_WORDS } from './outcome.words.ts';

/** The report of a roadshow as a document. */
export function outcomePdf(outcome: RoadshowOutcome, language: FileLanguage): PdfDocument {
  const word = OUTCOME_WORDS[language];
  const figures = (['cards', 'strong', 'contacts', 'requests', 'deals', 'money'] as const).map(
    (key): PdfColumn => ({ heading: word[key], share: key === 'money' ? 16 : 9, align: 'right' }),
  );
  const numbers = (row: OutcomeFigures) => [
    ...[row.cards, row.strong, row.contacts, row.requests, row.deals].map(String),
    formatYuan(row.money),
  ];
  return {
    title: word.title,
    language,
    header: outcome.number,
    footer: `${word.drawn} ${localMoment(outcome.readAt)}`,
    createdAt: outcome.readAt,
    content: [
      pdfTitle(outcome.title, `${word.title} · ${outcome.number}`),
      pdfFacts([
        { label: word.starts, value: localMoment(outcome.startsAt) },
        { label: word.guests, value: String(outcome.guests) },
        { label: word.checkedIn, value: String(outcome.checkedIn) },
        { label: word.talks, value: String(outcome.talks) },
        { label: word.cards, value: String(outcome.cards) },
        { label: word.requests, value: String(outcome.requests) },
        { label: word.deals, value: String(outcome.deals) },
        { label: word.money, value: formatYuan(outcome.money) },
      ]),
      pdfParagraph(word.note, { small: true }),
      pdfHeading(word.byEntry),
      pdfTable(
        [{ heading: word.entry, share: 30 }, { heading: word.unit, share: 18 }, ...figures],
        [
          ...outcome.entries.map((row) => [row.title, row.unit, ...numbers(row)]),
          [word.total, '', ...numbers(outcome)],
        ],
        { fontSize: 8 },
      ),
      pdfHeading(word.byBroker),
      pdfTable(
        [
          { heading: word.broker, share: 20 },
          { heading: word.organization, share: 26 },
          { heading: word.cards, share: 10, align: 'right' },
          { heading: word.requests, share: 10, align: 'right' },
          { heading: word.deals, share: 10, align: 'right' },
          { heading: word.money, share: 16, align: 'right' },
        ],
        outcome.brokers.map((row) => [
          row.name,
          row.organization,
          String(row.cards),
          String(row.requests),
          String(row.deals),
          formatYuan(row.money),
        ]),
      ),
    ],
  };
}
