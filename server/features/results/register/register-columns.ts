import { dayOf } from '../../../platform/clock.ts';
import { formatYuan } from '../../../platform/money.ts';
import { industryName } from '../../../platform/standards/industries.ts';
import type { Label } from '../../../platform/standards/label.ts';
import { purpose } from '../../../platform/standards/purposes.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import { sector } from '../../../platform/standards/sectors.ts';
import { strategicIndustry } from '../../../platform/standards/strategic-industries.ts';
import { conversionValue, registerMode } from '../../rulebook/register-rules.ts';
import type { Unit } from '../../rulebook/unit.ts';
import type { Completer, CoOwner, Encumbrance, ResultRight } from '../data/result-parts.entity.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { deadlineStateOf } from '../dossier/dossier.service.ts';
import {
  ATTRIBUTE_LABELS,
  COMPLETER_LABELS,
  CONVERSION_LABELS,
  DEADLINE_LABELS,
  ENCUMBRANCE_LABELS,
  MODE_LABELS,
  RIGHT_LABELS,
  SCREENING_LABELS,
  STAGE_LABELS,
  STATE_LABELS,
  WORDS,
} from './register-labels.ts';

export type Language = keyof Label;

/** A result with what the register shows of it. */
export interface RegisterRow {
  result: TechResult;
  rights: readonly ResultRight[];
  completers: readonly Completer[];
  coOwners: readonly CoOwner[];
  encumbrances: readonly Encumbrance[];
}

interface Column extends Label {
  value: (row: RegisterRow, words: Words, unit: Unit) => string | number | null;
}

/** Words in the language of the file. */
type Words = (label: Label | undefined) => string;

const column = (zh: string, en: string, value: Column['value']): Column => ({ zh, en, value });
const lines = (list: readonly string[]) => list.filter((line) => line !== '').join('\n');
const day = (moment: Date | null) => moment && dayOf(moment);
const yuan = (fen: bigint | null) => (fen === null ? null : formatYuan(fen));

/** The register as a table: every mark of REG-3 to REG-8, and what people look for in it. */
const COLUMNS: readonly Column[] = [
  column('登记编号', 'Register number', ({ result }) => result.registerNumber),
  column('成果名称', 'Title', ({ result }) => result.title),
  column('英文名称', 'Title in English', ({ result }) => result.titleEn),
  column('状态', 'State', ({ result }, words) => words(STATE_LABELS[result.state])),
  column('成果属性', 'Attribute', ({ result }, words) =>
    words(result.attribute ? ATTRIBUTE_LABELS[result.attribute] : undefined),
  ),
  column('所处阶段', 'Stage', ({ result }, words) =>
    words(result.stage ? STAGE_LABELS[result.stage] : undefined),
  ),
  column('转化状态', 'Conversion status', ({ result }, words) =>
    words(CONVERSION_LABELS[result.conversionStatus]),
  ),
  column('转化次数', 'Conversions', ({ result }) => result.conversionCount),
  column('转化价值（元）', 'Conversion value (yuan)', ({ result }, _words, unit) =>
    yuan(valueInRegister(result, unit)),
  ),
  column('权利种类', 'Kinds of right', ({ rights }, words) =>
    lines(rights.map(({ kind }) => words(RIGHT_LABELS[kind]))),
  ),
  column('权利号', 'Numbers', ({ rights }) => lines(rights.map(({ number }) => number ?? '—'))),
  column('权利人', 'Holders', ({ rights }) => lines(rights.map(({ holder }) => holder ?? ''))),
  column('取得日期', 'Obtained on', ({ rights }) => lines(rights.map(({ obtainedOn }) => obtainedOn ?? '—'))),
  column('权利届满日', 'Expires on', ({ rights }) => lines(rights.map(({ expiresOn }) => expiresOn ?? '—'))),
  column('证书已上传', 'Certificate on file', ({ rights }, words) =>
    lines(rights.map(({ certificateId }) => words(certificateId ? WORDS.yes : WORDS.no))),
  ),
  column('完成人', 'Completers', ({ completers }, words) =>
    lines(completers.map((completer) => nameOf(completer, words))),
  ),
  column('共有人', 'Co-owners', ({ coOwners }, words) =>
    lines(coOwners.map((owner) => ownerOf(owner, words))),
  ),
  column('权利负担', 'Encumbrances', ({ encumbrances }, words) =>
    lines(
      encumbrances.map(({ kind, holder, startsOn, endsOn }) =>
        [words(ENCUMBRANCE_LABELS[kind]), holder, startsOn, endsOn].filter(Boolean).join(' '),
      ),
    ),
  ),
  column('产业领域', 'Sector', ({ result }, words) => words(sector(result.sector))),
  column('战略性新兴产业', 'Strategic industry', ({ result }, words) =>
    words(strategicIndustry(result.strategicIndustry ?? '')),
  ),
  column(
    '国民经济行业',
    'Industry',
    ({ result }, words) =>
      result.industryDivision && `${result.industryDivision} ${words(industryName(result.industryDivision))}`,
  ),
  column('IPC', 'IPC', ({ result }) => result.ipc),
  column('技术成熟度', 'Readiness level', ({ result }) => result.trl),
  column('省份', 'Province', ({ result }, words) => words(regionName(result.provinceCode))),
  column('城市', 'City', ({ result }, words) => words(regionName(result.cityCode ?? ''))),
  column('意向转化方式', 'Modes wished for', ({ result }, words) =>
    lines(result.modes.map((mode) => words(MODE_LABELS[mode]))),
  ),
  column('台账转化方式', 'Modes by the province', ({ result }, words, { rulebook }) =>
    lines([...new Set(result.modes.map((mode) => words(MODE_LABELS[registerMode(rulebook, mode)])))]),
  ),
  column('先使用后付费', 'Pay after use', ({ result }, words) =>
    words(result.payAfterUse ? WORDS.yes : WORDS.no),
  ),
  column('意向价格（元）', 'Price idea (yuan)', ({ result }, words) => priceOf(result, words)),
  column('项目名称', 'Project', ({ result }) => result.projectName),
  column('财政资金支持', 'Publicly funded', ({ result }, words) =>
    result.projectName === null ? null : words(result.projectFunded ? WORDS.yes : WORDS.no),
  ),
  column('转化期限', 'Conversion deadline', ({ result }) => result.conversionDeadline),
  column('期限状态', 'Deadline state', ({ result }, words, { rulebook }) =>
    words(DEADLINE_LABELS[deadlineStateOf(rulebook, result)]),
  ),
  column('优先支持类别', 'Kinds supported first', ({ result }, words) =>
    lines(result.purposes.map((code) => words(purpose(code)))),
  ),
  column('安全筛查', 'Security screening', ({ result }, words) =>
    words(SCREENING_LABELS[result.securityScreening]),
  ),
  column('筛查说明', 'Screening remark', ({ result }) => result.securityNote),
  column('披露日期', 'Disclosed on', ({ result }) => day(result.disclosedAt)),
  column('登记日期', 'Registered on', ({ result }) => day(result.registeredAt)),
  column('公开日期', 'Published on', ({ result }) => day(result.publishedAt)),
  column('撤下日期', 'Withdrawn on', ({ result }) => day(result.withdrawnAt)),
  column('来源编号', 'Id at the source', ({ result }) => result.sourceId),
  column('平台编号', 'Id', ({ result }) => result.id),
];

/** Headings of the table. */
export function registerHeadings(language: Language): string[] {
  return COLUMNS.map((each) => each[language]);
}

/** One line of the table; numbers stay numbers, several values stand on lines of their own. */
export function registerCells(row: RegisterRow, unit: Unit, language: Language): (string | number)[] {
  const words: Words = (label) => label?.[language] ?? '';
  return COLUMNS.map(({ value }) => value(row, words, unit) ?? '');
}

function valueInRegister(result: TechResult, { rulebook }: Unit): bigint | null {
  const { conversionStatus: status, conversionValue: value } = result;
  return conversionValue(rulebook, { status, amount: value, valuation: value });
}

function nameOf({ name, unitName, representative, status }: Completer, words: Words): string {
  const marks = [
    unitName,
    representative ? words(WORDS.representative) : '',
    words(COMPLETER_LABELS[status]),
  ];
  const remark = marks.filter(Boolean).join('，');
  return remark ? `${name}（${remark}）` : name;
}

function ownerOf({ name, provinceCode, share }: CoOwner, words: Words): string {
  const percent = share === null ? '' : `${share / 100}%`;
  return [name, words(regionName(provinceCode ?? '')), percent].filter(Boolean).join(' ');
}

function priceOf({ price }: TechResult, words: Words): string {
  if (price.kind === 'NEGOTIABLE') return words(WORDS.negotiable);
  return [price.min, price.kind === 'RANGE' ? price.max : null].map(yuan).filter(Boolean).join(' – ');
}
