import { dayOf } from '../../../../platform/clock.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../../platform/money.ts';
import type { PdfColumn, PdfDocument } from '../../../../platform/pdf/pdf.types.ts';
import {
  pdfFacts,
  pdfHeading,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../../../platform/pdf/pdf-blocks.ts';
import { LEVEL_WORDS, MODE_WORDS, ROLE_WORDS, wordsIn } from '../files/words.ts';
import { type Cell, workbook } from '../files/workbook.ts';
import type { RecordedDeal, YearlyRecord } from './yearly-record.service.ts';

const W = {
  title: ['技术经理人年度业绩记录', 'Yearly record of a technology manager'],
  year: ['年度', 'Year'],
  name: ['姓名', 'Name'],
  number: ['登记编号', 'Registry number'],
  level: ['等级', 'Level'],
  organization: ['所在机构', 'Organisation'],
  count: ['成交项目数', 'Deals'],
  contractAmounts: ['合同金额合计（元）', 'Contract amounts (yuan)'],
  received: ['本年到账（元）', 'Received in the year (yuan)'],
  commissions: ['本年佣金（元）', 'Commission of the year (yuan)'],
  deals: ['成交项目', 'Deals brokered'],
  contract: ['合同编号', 'Contract'],
  deal: ['项目', 'Deal'],
  mode: ['转化方式', 'Way of conversion'],
  parties: ['成果所有人 / 企业', 'Owner / enterprise'],
  owner: ['成果所有人', 'Owner'],
  enterprise: ['企业', 'Enterprise'],
  signed: ['签订日期', 'Signed'],
  registration: ['认定登记编号', 'Registration'],
  amount: ['合同金额（元）', 'Contract amount (yuan)'],
  role: ['角色', 'Role'],
  engagement: ['委托编号', 'Engagement'],
  proof: ['核验', 'Verification'],
  digest: ['内容摘要（SHA-256）', 'Digest (SHA-256)'],
  signature: ['签名（Ed25519）', 'Signature (Ed25519)'],
  fingerprint: ['公钥指纹', 'Fingerprint of the key'],
  how: [
    '本记录只列经委托方确认的项目，金额取自平台账簿。下载本记录的 JSON 文件，用平台公布的公钥即可核验签名；任何改动都会使摘要不符。',
    'Only deals are listed that the client admitted; sums are read off the books. The JSON file of this record can be verified with the published key; any change makes the digest differ.',
  ],
  made: ['生成日期', 'Made'],
  none: ['本年度没有经确认的成交项目。', 'No admitted deals in this year.'],
  total: ['合计', 'Total'],
  basis: [
    '依据：黑龙江省科技成果转化改革任务第 7 项（REP-5），供职称评审参考。',
    'Basis: reform task 7 of Heilongjiang (REP-5), for title reviews.',
  ],
} as const;

/** The record as a document. */
export function recordPdf(record: YearlyRecord, language: FileLanguage): PdfDocument {
  const word = wordsIn(language);
  const { deals, digest, signature, fingerprint } = record;
  const columns: PdfColumn[] = [
    { heading: word(W.deal), share: 26 },
    { heading: word(W.parties), share: 24 },
    { heading: `${word(W.mode)}\n${word(W.signed)}`, share: 15 },
    { heading: word(W.role), share: 15 },
    { heading: word(W.amount), share: 17, align: 'right' },
    { heading: word(W.received), share: 17, align: 'right' },
  ];
  const rows = deals.map((deal) => [
    [deal.title, deal.number, deal.registrationNumber].filter(Boolean).join('\n'),
    [deal.ownerName, deal.enterpriseName].join('\n'),
    [word(MODE_WORDS[deal.mode]), deal.signedOn].join('\n'),
    [word(ROLE_WORDS[deal.role]), deal.engagement].join('\n'),
    formatYuan(deal.contractAmount),
    formatYuan(deal.received),
  ]);
  return {
    title: `${word(W.title)} ${record.year}`,
    language,
    header: `${record.name} ${record.number}`,
    footer: `${word(W.made)} ${dayOf(record.madeAt)}`,
    createdAt: record.madeAt,
    content: [
      pdfTitle(word(W.title), String(record.year)),
      pdfParagraph(word(W.basis), { small: true }),
      pdfFacts(facts(record, language).map(([label, value]) => ({ label, value: textOf(value) }))),
      pdfHeading(word(W.deals)),
      deals.length === 0 ? pdfParagraph(word(W.none)) : pdfTable(columns, rows),
      pdfHeading(word(W.proof)),
      pdfParagraph(word(W.how), { small: true }),
      pdfFacts([
        { label: word(W.digest), value: pieces(digest) },
        { label: word(W.signature), value: pieces(signature) },
        { label: word(W.fingerprint), value: pieces(fingerprint) },
      ]),
    ],
  };
}

/** The record as a workbook. */
export function recordXlsx(record: YearlyRecord, language: FileLanguage): Promise<Buffer> {
  const word = wordsIn(language);
  const { digest, signature, fingerprint } = record;
  return workbook([
    {
      name: `${record.year}`,
      widths: [18, 30, 14, 26, 26, 12, 20, 16, 16, 16, 16, 18],
      facts: facts(record, language),
      head: [
        ...[W.contract, W.deal, W.mode, W.owner, W.enterprise, W.signed, W.registration],
        ...[W.engagement, W.role, W.amount, W.received, W.commissions],
      ].map(word),
      rows: record.deals.map((deal) => rowOf(deal, word)),
      total: [
        ...[word(W.total), '', '', '', '', '', '', '', ''],
        ...[record.contractAmount, record.received, record.commission],
      ],
    },
    {
      name: word(W.proof),
      widths: [26, 100],
      head: [word(W.proof), ''],
      rows: [
        [word(W.digest), digest],
        [word(W.signature), signature],
        [word(W.fingerprint), fingerprint],
        ['', word(W.how)],
      ],
    },
  ]);
}

function rowOf(deal: RecordedDeal, word: ReturnType<typeof wordsIn>): Cell[] {
  return [
    ...[deal.number, deal.title, word(MODE_WORDS[deal.mode]), deal.ownerName, deal.enterpriseName],
    ...[deal.signedOn, deal.registrationNumber ?? '', deal.engagement, word(ROLE_WORDS[deal.role])],
    ...[deal.contractAmount, deal.received, deal.commission],
  ];
}

function facts(record: YearlyRecord, language: FileLanguage): [string, Cell][] {
  const word = wordsIn(language);
  const count = new Set(record.deals.map(({ dealId }) => dealId)).size;
  return [
    [word(W.year), String(record.year)],
    [word(W.name), record.name],
    [word(W.number), record.number],
    [word(W.level), word(LEVEL_WORDS[record.level])],
    [word(W.organization), record.organization],
    [word(W.count), String(count)],
    [word(W.contractAmounts), record.contractAmount],
    [word(W.received), record.received],
    [word(W.commissions), record.commission],
  ];
}

function textOf(cell: Cell): string {
  return typeof cell === 'bigint' ? formatYuan(cell) : String(cell ?? '');
}

/** Long codes with places where a line may break. */
function pieces(code: string): string {
  return code.replace(/(.{32})/g, '$1 ').trim();
}
