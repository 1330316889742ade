import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { PdfContent } from '../../../../platform/pdf/pdf.types.ts';
import { PDF_COLORS } from '../../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { localTime, minutesAfter } from '../../hall-time.ts';
import { localSpan } from '../../time-span.ts';
import { brief, maturity } from './drawn.ts';
import type { EntryPaper } from './entry-paper.ts';
import { PAPER_WORDS } from './paper-words.ts';

/** Width between the margins of a slide, in points. */
const WIDTH = 848;
const LEFT = 500;
const RIGHT = WIDTH - LEFT - 28;
/** Where the margin at the bottom begins. */
const BOTTOM = 540 - 44;
/** Size of the code that leads to the listing: two points a module. */
const CODE = 90;
/** Of a picture below a title of one line, so that what follows ends above the code. */
const PICTURE_HEIGHT = 118;
/** Entries of a session on one slide. */
const ROWS = 9;
/** Characters of a line on the left. */
const LINE = 35;

export interface Deck {
  roadshow: Roadshow;
  organiser: string;
  papers: readonly EntryPaper[];
  /** Where the pages of results are, such as `https://market.example`. */
  publicUrl: string;
  language: FileLanguage;
}

/** Slides (16:9) for a screen: a title, the programme, and one for each entry, from what is public. */
export function slidesPdf(deck: Deck, createdAt: Date): Promise<Buffer> {
  const { roadshow, papers, language } = deck;
  const slides = [
    [titleSlide(deck)],
    ...programmeSlides(deck),
    ...papers.map((paper) => entrySlide(deck, paper)),
  ];
  return renderPdf({
    title: `${roadshow.title} ${PAPER_WORDS.slides[language]}`,
    paper: 'SLIDE',
    language,
    footer: `${roadshow.title}　${roadshow.number}`,
    createdAt,
    content: slides.map((stack, index) => ({
      stack,
      ...(index === 0 ? {} : { pageBreak: 'before' as const }),
    })),
  });
}

function titleSlide({ roadshow, organiser, language }: Deck): PdfContent {
  const place =
    roadshow.kind === 'ONLINE'
      ? PAPER_WORDS.online[language]
      : [roadshow.address, roadshow.hall].filter(Boolean).join(' ');
  return {
    margin: [0, 118, 0, 0],
    stack: [
      { canvas: [{ type: 'rect', x: 0, y: 0, w: 72, h: 6, color: PDF_COLORS.ink }], margin: [0, 0, 0, 20] },
      { text: roadshow.title, fontSize: 40, bold: true, color: PDF_COLORS.ink, lineHeight: 1.2 },
      {
        margin: [0, 36, 0, 0],
        fontSize: 17,
        color: PDF_COLORS.quiet,
        lineHeight: 1.6,
        stack: [organiser, localSpan(roadshow.startsAt, roadshow.endsAt), place].filter(Boolean),
      },
    ],
  };
}

/** The programme session by session; a long session takes several slides. */
function programmeSlides({ papers, language }: Deck): PdfContent[][] {
  const sessions = new Map(papers.flatMap(({ session }) => (session ? [[session.id, session]] : [])));
  return [...sessions.values()].flatMap((session) => {
    const mine = papers.filter((paper) => paper.session?.id === session.id);
    return parts(mine, ROWS).map((papersOfSlide) => [
      heading(`${PAPER_WORDS.programme[language]}　${session.title}`),
      {
        text: `${localSpan(session.startsAt, session.endsAt)}　${session.room}${session.hostName ? `　${PAPER_WORDS.roleHOST[language]} ${session.hostName}` : ''}`,
        fontSize: 14,
        color: PDF_COLORS.quiet,
        margin: [0, 0, 0, 14],
      },
      {
        table: {
          widths: [110, WIDTH - 110 - 250 - 30, 250],
          body: papersOfSlide.map(({ entry, title, unit }) => [
            { text: stageTime(entry.startsAt, entry.minutes), color: PDF_COLORS.quiet },
            { text: brief(title, 34), bold: true },
            { text: brief(unit, 18), color: PDF_COLORS.quiet, alignment: 'right' },
          ]),
        },
        layout: 'facts',
        fontSize: 15,
      },
    ]);
  });
}

function entrySlide({ language, publicUrl }: Deck, paper: EntryPaper): PdfContent[] {
  const { entry, result, title, unit, session } = paper;
  const time = session ? `${stageTime(entry.startsAt, entry.minutes)}　${session.room}` : '';
  return [
    {
      columns: [
        { text: paper.sector, color: PDF_COLORS.quiet, fontSize: 13 },
        { text: time, color: PDF_COLORS.quiet, fontSize: 13, alignment: 'right' },
      ],
      margin: [0, 0, 0, 8],
    },
    heading(brief(title, 60), isLong(title) ? 26 : 32),
    { text: unit, fontSize: 15, color: PDF_COLORS.quiet, margin: [0, 0, 0, 16] },
    {
      columns: [
        { width: LEFT, stack: said(paper, language) },
        { width: RIGHT, stack: facts(paper, language) },
      ],
      columnGap: 28,
    },
    {
      absolutePosition: { x: 56 + WIDTH - CODE, y: BOTTOM - CODE },
      qr: `${publicUrl}/results/${result.id}`,
      fit: CODE,
      foreground: PDF_COLORS.ink,
    },
    {
      absolutePosition: { x: 56 + LEFT + 28, y: BOTTOM - 46 },
      text: [
        entry.speakerName ? `${PAPER_WORDS.speaker[language]}　${entry.speakerName}` : unit,
        `\n${PAPER_WORDS.scan[language]} →`,
      ],
      fontSize: 12,
      color: PDF_COLORS.quiet,
      lineHeight: 1.2,
    },
  ];
}

/** What it brings; the more there is, and the longer the title, the less of each. */
function said({ entry, result, title }: EntryPaper, language: FileLanguage): PdfContent[] {
  const parts: [string, string][] = [
    [PAPER_WORDS.summary[language], entry.pitch || result.summary],
    [PAPER_WORDS.technical[language], result.advantagesTechnical ?? ''],
    [PAPER_WORDS.economic[language], result.advantagesEconomic ?? ''],
    [PAPER_WORDS.seeking[language], result.seeking ?? ''],
  ];
  const there = parts.filter(([, text]) => text !== '').slice(0, 3);
  const lines = (there.length > 2 ? 3 : 4) - (isLong(title) ? 1 : 0);
  const look = { lineHeight: 1.1, margin: [0, 0, 0, 2] as Margins };
  return there.flatMap(([label, text]) => [
    { ...look, text: label, fontSize: 13, bold: true, color: PDF_COLORS.ink },
    { ...look, text: brief(text, lines * LINE - 4), fontSize: 14, margin: [0, 0, 0, 12] as Margins },
  ]);
}

/** Whether a title takes two lines. */
function isLong(title: string): boolean {
  return title.length > 26;
}

function facts(paper: EntryPaper, language: FileLanguage): PdfContent[] {
  const { result, picture } = paper;
  const rows: [string, string][] = [
    [PAPER_WORDS.modes[language], picture ? brief(paper.modes, 18) : paper.modes],
    [PAPER_WORDS.price[language], paper.price],
    ...(picture
      ? []
      : ([[PAPER_WORDS.rights[language], brief(paper.rights.join('、'), 60)]] as [string, string][])),
  ];
  return [
    ...(picture
      ? [
          {
            image: picture,
            fit: [RIGHT, PICTURE_HEIGHT - (isLong(paper.title) ? 34 : 0)] as [number, number],
            margin: [0, 0, 0, 12] as Margins,
          },
        ]
      : []),
    ...maturity(result.trl, language, RIGHT),
    ...rows
      .filter(([, text]) => text !== '')
      .map(([label, text]) => ({
        text: [{ text: `${label}　`, color: PDF_COLORS.quiet }, { text }],
        fontSize: 13,
        lineHeight: 1.35,
        margin: [0, 0, 0, 6] as Margins,
      })),
  ];
}

type Margins = [number, number, number, number];

function heading(text: string, fontSize = 30): PdfContent {
  return { text, fontSize, bold: true, color: PDF_COLORS.ink, lineHeight: 1.2, margin: [0, 0, 0, 6] };
}

function stageTime(startsAt: Date | null, minutes: number): string {
  return startsAt ? `${localTime(startsAt)}–${localTime(minutesAfter(startsAt, minutes))}` : '';
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_none, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
