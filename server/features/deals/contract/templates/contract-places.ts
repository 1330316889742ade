import type { Terms } from '../../../offers/terms/terms.ts';
import type { Block } from '../text/contract-text.ts';
import type { ContractFacts, Party } from '../text/facts.ts';
import { fillPlace, PLACES } from '../text/places.ts';
import type { Source } from '../text/sections/section.ts';

/** A place as the editor of templates shows it. */
export interface PlaceView {
  name: string;
  isBlock: boolean;
  meaning: string;
  meaningEn: string;
  /** What it is written as for example terms; a line for each paragraph, item or row. */
  example: string;
}

const yuan = (amount: number): bigint => BigInt(amount) * 100n;

/** Terms in which every place has something to say; no deal has all of it. */
const TERMS: Terms = {
  mode: 'LICENSE',
  license: {
    kind: 'NON_EXCLUSIVE',
    fieldOfUse: '寒地水稻秸秆还田',
    territory: ['230000', '220000'],
    months: 60,
    sublicensing: 'WITH_CONSENT',
  },
  payment: {
    entryFee: yuan(100_000),
    stages: [
      { label: '达标款', amount: yuan(80_000), due: [{ kind: 'SALES_REACH', amount: yuan(2_000_000) }] },
    ],
    royalty: { base: 'NET_SALES', tiers: [{ from: yuan(2_000_000), basisPoints: 250 }], perUnit: null },
    minimumPerYear: yuan(20_000),
    cap: yuan(600_000),
    lateInterest: 3,
    pauseWhileLapsed: true,
  },
  payAfterUse: {
    trialMonths: 12,
    trigger: 'TRIAL_ENDS',
    triggerSales: null,
    deferralMonths: 3,
    buyOut: [{ untilMonth: 12, amount: yuan(400_000) }],
    returnUntilMonth: 12,
    backing: null,
    reporting: 'QUARTERLY',
  },
  equity: {
    valueOfResult: yuan(6_000_000),
    newCompany: null,
    basisPoints: 2000,
    teamBasisPoints: 7000,
    residualFunds: null,
    residualTeamBasisPoints: null,
  },
  trigger: { kind: 'MARKET_FINANCING', amount: yuan(10_000_000), years: null, until: '2028-12-31' },
  work: {
    subject: '菌剂中试放大',
    deliverables: ['中试报告'],
    acceptance: '连续三批达到质量标准',
    months: 18,
    profitBasisPoints: 500,
  },
  delivery: { items: ['菌株', '发酵工艺规程'], trainingDays: 5, withinDays: 30 },
  improvements: 'SHARED',
  confidentialityYears: 5,
  dispute: { way: 'ARBITRATION', place: '哈尔滨仲裁委员会' },
  other: '双方每年召开一次技术交流会。',
};

const party = (side: Party['side'], name: string): Party => ({
  side,
  name,
  creditCode: null,
  address: null,
  share: null,
  signatories: [],
});

const FACTS: ContractFacts = {
  contractNumber: 'HT-2026-0001',
  dealNumber: '2026-0001',
  resultName: '寒地稻秆低温降解菌剂',
  summary: '5至15摄氏度下快速降解水稻秸秆的复合菌剂。',
  rights: [{ kind: 'KNOW_HOW', number: null, holder: null, obtainedOn: null, expiresOn: null }],
  encumbrances: [],
  pricing: 'NEGOTIATED',
  notice: null,
  bearsPolicyName: true,
  prior: { contractNumber: 'HT-2025-0007', way: 'AMENDMENT' },
};

const EXAMPLE: Source = {
  terms: TERMS,
  parties: [party('ENTERPRISE', '稻丰农机有限公司'), party('OWNER', '松花农业研究院')],
  facts: FACTS,
};

/** Places whose words depend on the mode are shown for a mode that has them. */
const MODES: Readonly<Record<string, Terms['mode']>> = {
  work: 'DEVELOPMENT',
  workOutcome: 'DEVELOPMENT',
  equity: 'EQUITY',
  trigger: 'INVEST_THEN_EQUITY',
};

/** All places that a template may use, in the order of a contract. */
export function contractPlaces(): PlaceView[] {
  return Object.entries(PLACES).map(([name, place]) => ({
    name,
    isBlock: place.kind === 'BLOCKS',
    meaning: place.zh,
    meaningEn: place.en,
    example: exampleOf(
      fillPlace(place, { ...EXAMPLE, terms: { ...TERMS, mode: MODES[name] ?? TERMS.mode } }),
    ),
  }));
}

function exampleOf(written: string | Block[]): string {
  if (typeof written === 'string') return written;
  return written.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): string[] {
  if (block.kind === 'paragraph') return [block.text];
  if (block.kind === 'list') return block.items.map((item, index) => `（${index + 1}）${item}`);
  return [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join(' ｜ '));
}
