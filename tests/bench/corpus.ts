import { resolve } from 'node:path';
import { readWorld } from '../../seeds/read-world.ts';
import { readProvince } from '../../server/features/results/import/import-labels.ts';
import type { ImportValues } from '../../server/features/results/import/row-content.ts';
import { patentCheckCharacter } from '../../server/platform/standards/patent-number.ts';
import { type DocumentRow, readRows } from './sample.ts';

const LINKS = ['用', '与', '基', '驱动的', '环境下的', '一体化', '在线', '低成本'];
const ENDINGS = [
  ...['关键技术', '成套装备', '检测方法', '制备工艺', '控制系统', '管理平台', '快速诊断试剂', '监测终端'],
  ...['仿真软件', '复合材料', '数据模型', '智能算法', '生产线', '评价方法', '节能改造技术', '应用示范'],
];
const RIGHTS = ['发明专利', '实用新型', '专有技术', '技术秘密', '配方'];

type Material = ReturnType<typeof readMaterial>;

/** Rows of an import: of the documents in files, what they do not say made up; else so many made-up ones. */
export async function* corpusRows(files: readonly string[], count: number): AsyncGenerator<ImportValues> {
  const material = readMaterial();
  if (files.length === 0) {
    for (let number = 1; number <= count; number++) yield generatedRow(material, number);
    return;
  }
  let number = 0;
  for (const file of files) {
    for await (const document of readRows<DocumentRow>(file)) {
      number += 1;
      yield rowOf(document, generatedRow(material, number));
    }
  }
}

/** Words, sentences and names of the demonstration world. */
function readMaterial() {
  const { results } = readWorld(resolve(import.meta.dirname, '../../seeds'));
  return {
    results,
    keywords: [...new Set(results.flatMap(({ keywords }) => keywords))],
    sentences: results.flatMap(({ summary }) => summary.split(/(?<=。)/)),
    names: [...new Set(results.flatMap(({ completers }) => completers.map(({ name }) => name)))],
  };
}

/** A made-up row, the same for the same number in every run. */
function generatedRow({ results, keywords, sentences, names }: Material, number: number): ImportValues {
  const random = randomNumbers(number);
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const some = <T>(list: readonly T[], count: number) => [
    ...new Set(Array.from({ length: count }, () => one(list))),
  ];
  const [first = '', second = '', ...others] = some(keywords, 5);
  const like = one(results);
  const kind = one(RIGHTS);
  const price = Math.ceil(random() * 900);
  return {
    sourceId: `generated-${number}`,
    title: `${first}${one(LINKS)}${second}${one(ENDINGS)}`,
    summary: some(sentences, 4).join(''),
    keywords: [first, second, ...others].join('；'),
    sector: like.sector,
    stage: like.stage,
    trl: String(1 + Math.floor(random() * 9)),
    province: like.provinceCode,
    ...(like.cityCode ? { cityCode: like.cityCode } : {}),
    modes: like.modes.join('；'),
    payAfterUse: random() < 0.2 ? '是' : '否',
    price: one(['面议', String(price), `${price}-${price + 50}`]),
    rightKinds: kind,
    rightNumbers: /专利|新型/.test(kind) ? patentNumber(number, kind === '发明专利' ? 1 : 2) : '',
    howKept: '资料分段保管。',
    completers: some(names, 1 + Math.floor(random() * 4)).join('；'),
    researchState: one(sentences),
    marketProspects: one(sentences),
  };
}

function rowOf(document: DocumentRow, made: ImportValues): ImportValues {
  const { cityCode: _, ...rest } = made;
  const province = document.region && readProvince(document.region);
  return {
    ...rest,
    sourceId: document.id,
    title: document.title,
    summary: document.abstract ?? document.summary ?? document.title,
    keywords: document.keywords?.join('；') ?? '',
    ...(province ? { province } : {}),
    ...(document.trl === undefined ? {} : { trl: String(document.trl) }),
    researchState: '见摘要。',
    marketProspects: '见摘要。',
  };
}

function patentNumber(number: number, kind: 1 | 2): string {
  const digits = `2023${kind}${String(number).padStart(7, '0')}`;
  return `${digits}.${patentCheckCharacter(digits)}`;
}

/** Random numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
