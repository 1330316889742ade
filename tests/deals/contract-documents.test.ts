import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import yauzl from 'yauzl';
import { contractOf } from '../../server/features/deals/contract/text/contract-of.ts';
import { type ContractText, plainText } from '../../server/features/deals/contract/text/contract-text.ts';
import { defaultClauses } from '../../server/features/deals/contract/text/default-templates.ts';
import type { Party } from '../../server/features/deals/contract/text/facts.ts';
import { writeDocx } from '../../server/features/deals/contract/writers/write-docx.ts';
import { writePdf } from '../../server/features/deals/contract/writers/write-pdf.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { payAfterUse, plainLicense } from '../offers/examples.ts';

const at = new Date('2026-11-22T00:00:00Z');
const party = (side: Party['side'], name: string): Party => ({
  side,
  name,
  creditCode: null,
  address: '黑龙江省',
  share: null,
  signatories: [{ name: '䶮喆', position: '院长', authority: 'LEGAL_REPRESENTATIVE' }],
});

function contract(terms: Terms): ContractText {
  return contractOf(
    terms,
    [party('OWNER', '甲<&>乙 研究院'), party('ENTERPRISE', '稻丰农机')],
    defaultClauses(terms.mode),
    {
      contractNumber: 'HT-SH2026-0001',
      dealNumber: 'SH2026-0001',
      resultName: '寒地稻秆低温降解菌剂（𠮷）',
      summary: '5℃ 以下降解秸秆',
      rights: [
        {
          kind: 'INVENTION_PATENT',
          number: '202319012301.2',
          holder: null,
          obtainedOn: null,
          expiresOn: null,
        },
      ],
      encumbrances: [],
      pricing: 'NEGOTIATED',
      notice: null,
      bearsPolicyName: true,
      prior: null,
    },
  );
}

/** As much as terms can hold: many stages, tiers, buy-out prices, items and a long text. */
const fullest: Terms = {
  ...payAfterUse,
  payment: {
    entryFee: 99_999_999_999_999n,
    stages: Array.from({ length: 50 }, (_, index) => ({
      label: `第${index + 1}期`.padEnd(60, '款'),
      amount: 99_999_999_999_999n,
      due: [{ kind: 'MILESTONE', milestone: '中试验收合格并出具报告'.repeat(20) }],
    })),
    royalty: {
      base: 'NET_SALES',
      tiers: Array.from({ length: 20 }, (_, index) => ({
        from: BigInt(index) * 10n ** 12n,
        basisPoints: 500 - index,
      })),
      perUnit: null,
    },
    minimumPerYear: 1n,
    cap: 10n ** 14n,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
  delivery: {
    items: Array.from({ length: 50 }, (_, index) => `资料${index}`.padEnd(200, '卷')),
    trainingDays: 99,
    withinDays: 30,
  },
  other: '另行约定。\n'.repeat(300),
};

/** Files of a zip by name, as text. */
function unzip(file: Buffer): Promise<Map<string, string>> {
  return new Promise((done, fail) => {
    yauzl.fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return fail(error ?? new Error('no zip'));
      const found = new Map<string, string>();
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, async (fault, stream) => {
          if (fault || !stream) return fail(fault ?? new Error('no entry'));
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        });
      });
      zip.on('end', () => done(found));
      zip.readEntry();
    });
  });
}

/** The text of each paragraph of a WordprocessingML part; throws if the XML is not well-formed. */
function paragraphs(xml: string): string[] {
  const texts: string[] = [];
  let inText = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') texts.push('');
    inText = name === 'w:t';
  });
  parser.on('closetag', () => {
    inText = false;
  });
  parser.on('text', (text) => {
    if (inText) texts[texts.length - 1] += text;
  });
  parser.write(xml).close();
  return texts.filter((text) => text !== '');
}

it.each([
  ['a plain license', plainLicense],
  ['as much as terms can hold', fullest],
])('writes %s as a Word document that holds the whole text in order', async (_name, terms) => {
  const text = contract(terms);
  const files = await unzip(await writeDocx(text, at));
  for (const [name, xml] of files)
    if (/\.(xml|rels)$/.test(name)) expect(() => paragraphs(xml), name).not.toThrow();
  const written = paragraphs(files.get('word/document.xml') ?? '').join('\n');
  // Each word of the plain text stands after the one before it; numbers of articles come from Word's own numbering.
  let place = 0;
  const [title, number, ...rest] = plainText(text).split('\n');
  for (const line of [title, number, ...rest].flatMap((each) => (each ?? '').split(/[ ：]/))) {
    const found = written.indexOf(line, place);
    expect(found, line.slice(0, 60)).toBeGreaterThanOrEqual(0);
    place = found;
  }
  expect(written).toContain('甲<&>乙 研究院');
});

it('makes a document that can go on: counted articles, heads of tables that repeat, page numbers, fonts with other names', async () => {
  const files = await unzip(await writeDocx(contract(payAfterUse), at));
  const document = files.get('word/document.xml') ?? '';
  const articles = contract(payAfterUse).articles.length;
  expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(articles);
  expect(document).toContain('<w:tblHeader/>');
  expect(files.get('word/numbering.xml')).toContain('<w:lvlText w:val="第%1条"/>');
  expect(files.get('word/header1.xml')).toContain('合同编号：HT-SH2026-0001');
  expect(files.get('word/footer1.xml')).toMatch(/PAGE[\s\S]*NUMPAGES/);
  expect(files.get('word/styles.xml')).toContain('w:eastAsia="仿宋"');
  expect(files.get('word/fontTable.xml')).toContain('<w:font w:name="仿宋"><w:altName w:val="FangSong"/>');
  expect(files.get('docProps/core.xml')).toContain('2026-11-22T00:00:00.000Z');
});

it.each([
  ['a plain license', plainLicense, 5],
  ['as much as terms can hold', fullest, 25],
])('sets %s as a PDF with embedded fonts', async (_name, terms, pages) => {
  const file = (await writePdf(contract(terms), at)).toString('latin1');
  expect(file.startsWith('%PDF-1.7')).toBe(true);
  expect(file).toContain('/FontFile2');
  expect(file.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(pages - 2);
});
