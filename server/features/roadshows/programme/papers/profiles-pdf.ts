import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { PdfContent, PdfFact } from '../../../../platform/pdf/pdf.types.ts';
import {
  PAGE_WIDTH,
  PDF_COLORS,
  pdfFacts,
  pdfParagraph,
  pdfTitle,
} from '../../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { localMoment } from '../../hall-time.ts';
import { brief, maturity } from './drawn.ts';
import type { EntryPaper } from './entry-paper.ts';
import { PAPER_WORDS } from './paper-words.ts';

/** Characters of all texts of a profile together, so that it stays on one page. */
const MOST_TEXT = 540;
/** Texts beside a picture, the first ones: there is room for two lines of each. */
const BESIDE_PICTURE = 4;
const PICTURE_HEIGHT = 110;
const MOST_RIGHTS = 4;

/** One page for each entry, from what is public. */
export function profilesPdf(
  {
    roadshow,
    papers,
    publicUrl,
    language,
  }: { roadshow: Roadshow; papers: readonly EntryPaper[]; publicUrl: string; language: FileLanguage },
  createdAt: Date,
): Promise<Buffer> {
  return renderPdf({
    title: `${roadshow.title} ${PAPER_WORDS.profile[language]}`,
    language,
    header: `${roadshow.title}　${roadshow.number}`,
    footer: PAPER_WORDS.publicData[language],
    createdAt,
    content: papers.map((paper, index) => ({
      stack: profile(paper, publicUrl, language),
      ...(index === 0 ? {} : { pageBreak: 'before' as const }),
    })),
  });
}

function profile(paper: EntryPaper, publicUrl: string, language: FileLanguage): PdfContent[] {
  const { entry, result, session, picture } = paper;
  const time =
    entry.startsAt && session
      ? `${localMoment(entry.startsAt)}　${session.room}　${entry.minutes} ${PAPER_WORDS.minutes[language]}`
      : '';
  const more = paper.rights.length - MOST_RIGHTS;
  const facts: PdfFact[] = [
    { label: PAPER_WORDS.completers[language], value: brief(paper.completers.join('、'), 60) },
    { label: PAPER_WORDS.stage[language], value: paper.stage },
    { label: PAPER_WORDS.modes[language], value: paper.modes },
    { label: PAPER_WORDS.price[language], value: paper.price },
    {
      label: PAPER_WORDS.rights[language],
      value: [...paper.rights.slice(0, MOST_RIGHTS), ...(more > 0 ? [`+${more}`] : [])].join('、'),
    },
    {
      label: PAPER_WORDS.speaker[language],
      value: [entry.speakerName, entry.speakerTitle].filter(Boolean).join('　'),
    },
    { label: PAPER_WORDS.onStage[language], value: time },
  ];
  return [
    {
      columns: [
        { width: '*', ...titled(paper) },
        {
          width: 76,
          stack: [
            { qr: `${publicUrl}/results/${result.id}`, fit: 72, foreground: PDF_COLORS.ink },
            {
              text: PAPER_WORDS.scan[language],
              fontSize: 7,
              color: PDF_COLORS.quiet,
              alignment: 'center',
              margin: [0, 2, 0, 0],
            },
          ],
        },
      ],
      columnGap: 16,
    },
    ...(entry.pitch ? [pdfParagraph(entry.pitch, { bold: true })] : []),
    ...(picture
      ? [
          {
            image: picture,
            fit: [PAGE_WIDTH, PICTURE_HEIGHT] as [number, number],
            margin: [0, 4, 0, 8] as Margins,
          },
        ]
      : []),
    ...maturity(result.trl, language, PAGE_WIDTH),
    pdfFacts(facts.filter(({ value }) => value !== '')),
    ...texts(paper, language),
  ];
}

function titled({ title, unit, sector }: EntryPaper): { stack: PdfContent[] } {
  return { stack: [pdfTitle(title, [unit, sector].filter(Boolean).join('　'))] };
}

/** The texts of the listing, each cut so that all of them share the page fairly. */
function texts({ result, picture }: EntryPaper, language: FileLanguage): PdfContent[] {
  const all: [string, string | null][] = [
    [PAPER_WORDS.summary[language], result.summary],
    [PAPER_WORDS.technical[language], result.advantagesTechnical],
    [PAPER_WORDS.economic[language], result.advantagesEconomic],
    [PAPER_WORDS.seeking[language], result.seeking],
    [PAPER_WORDS.research[language], result.researchState],
    [PAPER_WORDS.market[language], result.marketProspects],
  ];
  const there = all
    .flatMap(([label, text]): [string, string][] => (text ? [[label, text]] : []))
    .slice(0, picture ? BESIDE_PICTURE : all.length);
  const each = Math.floor(MOST_TEXT / (picture ? all.length : Math.max(1, there.length)));
  return there.map(([label, text]) => ({
    text: [{ text: `${label}　`, bold: true, color: PDF_COLORS.ink }, { text: brief(text, each) }],
    lineHeight: 1.1,
    margin: [0, 4, 0, 6] as Margins,
  }));
}

type Margins = [number, number, number, number];
