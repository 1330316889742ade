import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';

/** Lays out the one document that it was started with and posts the file's bytes. Plain JavaScript: it runs as it is. */

const require = createRequire(import.meta.url);
const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const regular = join(fonts, '400Regular', 'NotoSansSC_400Regular.ttf');
const bold = join(fonts, '700Bold', 'NotoSansSC_700Bold.ttf');

const LINE = '#cfd4dd';
const QUIET = '#5b6475';
const TONES = { good: ['#1c6b3c', '#eef6f0'], warning: ['#8a5a00', '#fcf5e6'], bad: ['#a3202c', '#fbeeef'] };
/** @typedef {[number, number, number, number]} Margins */
/**
 * Sizes in points with their margins; head and foot have their room.
 * @type {Record<import('./pdf.types.ts').PdfPaper, { size: 'A4' | { width: number, height: number }, margins: Margins }>}
 */
const PAPERS = {
  PAGE: { size: 'A4', margins: [56, 62, 56, 58] },
  SLIDE: { size: { width: 960, height: 540 }, margins: [56, 44, 56, 44] },
  SHEET: { size: 'A4', margins: [57, 36, 57, 20] },
};

/** @param {(row: number, rows: number) => number} lines @param {(row: number) => string | null} fill */
const table = (lines, fill) => ({
  hLineWidth: (/** @type {number} */ row, /** @type {{ table: { body: unknown[] } }} */ node) =>
    lines(row, node.table.body.length),
  vLineWidth: () => 0,
  hLineColor: () => LINE,
  fillColor: fill,
  paddingLeft: () => 5,
  paddingRight: () => 5,
  paddingTop: () => 3.5,
  paddingBottom: () => 3.5,
});

/** @param {string[]} tone */
const notice = ([line = '', ground = '']) => ({
  hLineWidth: () => 0,
  vLineWidth: (/** @type {number} */ column) => (column === 0 ? 3 : 0),
  vLineColor: () => line,
  fillColor: () => ground,
  paddingLeft: () => 8,
  paddingRight: () => 8,
  paddingTop: () => 6,
  paddingBottom: () => 5,
});

/** `frame`: head and foot of the page; `head`: of a table. pdfmake numbers the pages of neither as they are. */
const styles = {
  frame: { fontSize: 8, color: QUIET, lineHeight: 1.2 },
  head: { bold: true, color: '#1f2a44' },
};

const layouts = {
  facts: table(
    (row, rows) => (row === 0 || row === rows ? 0 : 0.5),
    () => null,
  ),
  rows: table(
    (row) => (row === 0 ? 0 : 0.5),
    (row) => (row === 0 ? '#f3f4f7' : null),
  ),
  'notice-good': notice(TONES.good),
  'notice-warning': notice(TONES.warning),
  'notice-bad': notice(TONES.bad),
  /** Cards to cut: thin lines all around, and no padding, so that the sizes are those of the cards. */
  cards: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => LINE,
    vLineColor: () => LINE,
    paddingLeft: () => 0,
    paddingRight: () => 0,
    paddingTop: () => 0,
    paddingBottom: () => 0,
  },
};

/**
 * @param {import('./pdf.types.ts').PdfDocument} document
 * @returns {import('pdfmake/interfaces.js').TDocumentDefinitions}
 */
function definitionOf({ title, paper = 'PAGE', language, header, footer, createdAt, watermark, content }) {
  const { size, margins } = PAPERS[paper];
  /** @param {number} page @param {number} pages */
  const pageOf = (page, pages) =>
    language === 'zh' ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`;
  return {
    pageSize: size,
    pageMargins: margins,
    defaultStyle: { font: 'NotoSansSC', fontSize: 10, lineHeight: 1.3 },
    styles,
    info: { title, producer: 'Fruition', creator: 'Fruition', creationDate: createdAt, modDate: createdAt },
    version: '1.7',
    language: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    content: [...content],
    ...(header ? { header: () => small(header, [56, 28, 56, 0]) } : {}),
    ...(paper === 'SHEET'
      ? {}
      : {
          footer: (/** @type {number} */ page, /** @type {number} */ pages) => ({
            columns: [
              { ...small(footer ?? '', [0, 0, 0, 0]), width: '*' },
              {
                ...small(paper === 'SLIDE' ? `${page} / ${pages}` : pageOf(page, pages), [0, 0, 0, 0]),
                width: 110,
                alignment: 'right',
              },
            ],
            columnGap: 12,
            margin: [56, 18, 56, 0],
          }),
        }),
    // A heading with no text of its own below it on its page goes to the next, with the headings between.
    pageBreakBefore: (node, { getFollowingNodesOnPage, getNodesOnNextPage }) =>
      node.headlineLevel !== undefined &&
      !getFollowingNodesOnPage().some(isBody) &&
      getNodesOnNextPage().some(isBody),
    ...(watermark ? { watermark: { text: watermark, color: '#8a94a6', opacity: 0.12, bold: true } } : {}),
  };
}

/** @param {string} text @param {[number, number, number, number]} margin */
function small(text, margin) {
  return { text, margin, style: 'frame' };
}

/** @param {import('pdfmake/interfaces.js').Node} node */
function isBody({ text, headlineLevel, style }) {
  return text !== undefined && headlineLevel === undefined && !(typeof style === 'string' && style in styles);
}

pdfmake.setFonts({ NotoSansSC: { normal: regular, bold, italics: regular, bolditalics: bold } });
pdfmake.setTableLayouts(layouts);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);
const bytes = await pdfmake.createPdf(definitionOf(workerData)).getBuffer();
parentPort?.postMessage(bytes);
