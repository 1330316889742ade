import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { PdfContent } from '../../../../platform/pdf/pdf.types.ts';
import { PDF_COLORS } from '../../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { brief } from './drawn.ts';
import { PAPER_WORDS } from './paper-words.ts';

/** 85 × 54 mm, two in a row and five rows on a page, in points. */
const CARD = { width: 240.5, height: 153 } as const;
const PADDING = 14;
const CODE = 64;
const COLUMNS = 2;

export type BadgeRole = 'SPEAKER' | 'GUEST' | 'HOST';

export interface Badge {
  role: BadgeRole;
  name: string;
  organization: string;
  /** What the door asks a guest for; null for others. */
  code: string | null;
}

/** Badges to print and cut, ten on a page. */
export function badgesPdf(
  roadshow: Roadshow,
  badges: readonly Badge[],
  language: FileLanguage,
  createdAt: Date,
): Promise<Buffer> {
  const cards = badges.map((badge) => card(roadshow, badge, language));
  const rows = Array.from({ length: Math.ceil(cards.length / COLUMNS) }, (_none, row) =>
    Array.from({ length: COLUMNS }, (_other, column) => cards[row * COLUMNS + column] ?? { text: '' }),
  );
  return renderPdf({
    title: `${roadshow.title} ${PAPER_WORDS.badges[language]}`,
    paper: 'SHEET',
    language,
    createdAt,
    content: [
      {
        table: {
          widths: [CARD.width, CARD.width],
          heights: CARD.height,
          dontBreakRows: true,
          body: rows,
        },
        layout: 'cards',
      },
    ],
  });
}

function card(roadshow: Roadshow, badge: Badge, language: FileLanguage): PdfContent {
  const isGuest = badge.role === 'GUEST';
  const room = CARD.width - 2 * PADDING - (badge.code ? CODE + 8 : 0);
  return {
    margin: [PADDING, 12, PADDING, 0],
    stack: [
      { text: brief(roadshow.title, 24), fontSize: 8, color: PDF_COLORS.quiet, margin: [0, 0, 0, 4] },
      {
        canvas: [
          {
            type: 'rect',
            x: 0,
            y: 0,
            w: CARD.width - 2 * PADDING,
            h: 3,
            color: isGuest ? PDF_COLORS.line : PDF_COLORS.ink,
          },
        ],
        margin: [0, 0, 0, 12],
      },
      {
        columns: [
          {
            width: room,
            stack: [
              {
                text: brief(badge.name, 14),
                fontSize: badge.name.length > 6 ? 17 : 24,
                bold: true,
                color: PDF_COLORS.ink,
                lineHeight: 1.15,
              },
              {
                text: brief(badge.organization, 28),
                fontSize: 10,
                lineHeight: 1.25,
                margin: [0, 6, 0, 6],
              },
              { text: PAPER_WORDS[`role${badge.role}`][language], fontSize: 10, color: PDF_COLORS.quiet },
            ],
          },
          ...(badge.code ? [codeOf(badge.code)] : []),
        ],
        columnGap: 8,
      },
    ],
  };
}

function codeOf(code: string): Column {
  return {
    width: CODE,
    stack: [
      { qr: code, fit: CODE, foreground: PDF_COLORS.ink },
      { text: code, fontSize: 8, alignment: 'center', color: PDF_COLORS.quiet, margin: [0, 2, 0, 0] },
    ],
  };
}

interface Column {
  width: number;
  stack: PdfContent[];
}
