import type { Label } from '../../../platform/standards/label.ts';
import { PURPOSES } from '../../../platform/standards/purposes.ts';
import { provinces } from '../../../platform/standards/regions.ts';
import { SECTORS } from '../../../platform/standards/sectors.ts';
import { STRATEGIC_INDUSTRIES } from '../../../platform/standards/strategic-industries.ts';
import type { ConversionMode, ResearchStage, RightKind } from '../result.enums.ts';

/** How people write the values of a code list in their tables, beside the code itself. */
type Words<Code extends string> = Readonly<Record<Code, readonly string[]>>;

const STAGE_WORDS: Words<ResearchStage> = {
  RESEARCH: ['研究阶段', '研究', '概念验证', '小试', '实验室小试', '实验室阶段', '实验室研究'],
  DEVELOPMENT: [
    '开发阶段',
    '开发',
    '样机',
    '样机/中试',
    '中试',
    '试制',
    '小批量试用',
    '小批量生产',
    '批量生产',
    '规模化应用',
    '产业化',
  ],
  INDISTINGUISHABLE: ['无法区分', '不区分', '其他'],
};

const RIGHT_WORDS: Words<RightKind> = {
  INVENTION_PATENT: ['发明专利', '发明'],
  UTILITY_MODEL_PATENT: ['实用新型专利', '实用新型'],
  DESIGN_PATENT: ['外观设计专利', '外观设计'],
  SOFTWARE_COPYRIGHT: ['软件著作权', '计算机软件著作权', '软著'],
  LAYOUT_DESIGN: ['集成电路布图设计', '集成电路布图设计专有权', '布图设计'],
  PLANT_VARIETY: ['植物新品种', '植物新品种权'],
  NEW_DRUG: ['新药', '生物医药新品种', '新药证书'],
  ANIMAL_VARIETY: ['动物新品种', '动物品种'],
  KNOW_HOW: ['专有技术'],
  FORMULA: ['配方'],
  TECHNICAL_SECRET: ['技术秘密'],
  PATENT_APPLICATION: ['专利申请', '发明专利申请', '申请中'],
};

const MODE_WORDS: Words<ConversionMode> = {
  TRANSFER: ['转让', '技术转让'],
  LICENSE: ['许可', '技术许可', '许可使用', '专利许可'],
  EQUITY: ['作价投资', '作价入股', '技术入股'],
  DEVELOPMENT: ['技术开发', '合作开发', '委托开发', '开发'],
  CONSULTING: ['技术咨询', '咨询'],
  SERVICE: ['技术服务', '服务'],
  OWN_IMPLEMENTATION: ['自行实施', '自行转化'],
  JOINT_IMPLEMENTATION: ['合作实施', '合作转化', '联合实施'],
  INVEST_THEN_EQUITY: ['先投后股'],
  OTHER: ['其他', '其它', '其他方式'],
};

const YES_NO_WORDS: Words<'true' | 'false'> = {
  true: ['是', '有', '支持', 'yes', 'y', '1', '√'],
  false: ['否', '无', '不支持', 'no', 'n', '0', '×'],
};

/** Finds the code that a word stands for; undefined for an unknown word. */
export type WordReader<Code extends string = string> = (word: string) => Code | undefined;

function wordReader<Code extends string>(words: Words<Code>): WordReader<Code> {
  const codes = new Map<string, Code>();
  for (const code of Object.keys(words) as Code[]) {
    for (const word of [code, ...words[code]]) codes.set(comparable(word), code);
  }
  return (word) => codes.get(comparable(word));
}

function termReader<Code extends string>(terms: readonly ({ code: Code } & Label)[]): WordReader<Code> {
  const words = Object.fromEntries(terms.map(({ code, zh, en }) => [code, [zh, en]]));
  return wordReader(words as unknown as Words<Code>);
}

/** Words are compared without case, spaces and full-width forms. */
export function comparable(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

export const readStage = wordReader(STAGE_WORDS);
export const readRightKind = wordReader(RIGHT_WORDS);
export const readMode = wordReader(MODE_WORDS);
export const readYesNo = wordReader(YES_NO_WORDS);
export const readSector = termReader(SECTORS);
export const readStrategicIndustry = termReader(STRATEGIC_INDUSTRIES);
export const readPurpose = termReader(PURPOSES);

let provinceReader: WordReader | undefined;

/** A province by code or name, with or without 省 and the like. */
export function readProvince(word: string): string | undefined {
  provinceReader ??= wordReader(
    Object.fromEntries(
      provinces().map(({ code, zh, en }) => [
        code,
        [zh, zh.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, ''), en],
      ]),
    ),
  );
  return provinceReader(word);
}
