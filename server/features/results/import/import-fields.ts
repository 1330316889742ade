import { comparable } from './import-labels.ts';

/** A field that a column can be mapped to. */
export interface ImportFieldDefinition {
  key: string;
  /** A row without it is invalid. */
  required?: true;
  /** Several values in one cell, separated by `；`, `;`, `、`, `,` or a line break. */
  list?: true;
  example: string;
  /** Headers that mean this field, beside its key. */
  headers: readonly string[];
}

/** All fields of the import, in the order in which they are offered. */
export const IMPORT_FIELDS = [
  {
    // Not 序号, which counts the rows of one file and would make rows of the next file changes of those.
    key: 'sourceId',
    example: 'KY-2026-0017',
    headers: ['来源编号', '编号', '成果编号', 'id', 'source id'],
  },
  {
    key: 'title',
    required: true,
    example: '寒地水稻直播精量播种机',
    headers: ['成果名称', '名称', '项目名称', '标题', 'name'],
  },
  {
    key: 'titleEn',
    example: 'Precision drill for rice',
    headers: ['英文名称', '成果英文名称', 'english title'],
  },
  {
    key: 'summary',
    example: '……',
    headers: ['成果简介', '简介', '摘要', '成果摘要', '成果介绍', 'abstract', 'description'],
  },
  { key: 'keywords', list: true, example: '水稻；直播；播种机', headers: ['关键词', '关键字', 'key words'] },
  { key: 'sector', example: '农机装备', headers: ['所属领域', '领域', '行业领域', '技术领域', '产业领域'] },
  { key: 'strategicIndustry', example: '高端装备制造产业', headers: ['战略性新兴产业', '新兴产业'] },
  { key: 'industryDivision', example: 'C35', headers: ['国民经济行业', '行业代码', '行业', 'industry'] },
  { key: 'ipc', example: 'A01C', headers: ['ipc分类', 'ipc分类号', '国际专利分类'] },
  { key: 'trl', example: '7', headers: ['技术成熟度', '成熟度等级', '技术就绪度', 'maturity level'] },
  { key: 'stage', example: '开发阶段', headers: ['研究阶段', '成果阶段', '所处阶段', '成熟度', 'maturity'] },
  { key: 'province', example: '黑龙江', headers: ['省份', '所在省', '地区', '区域', 'region'] },
  { key: 'cityCode', example: '230100', headers: ['城市代码', '所在市代码'] },
  {
    key: 'modes',
    list: true,
    example: '许可；作价投资',
    headers: ['转化方式', '合作方式', '拟转化方式', 'cooperation'],
  },
  { key: 'payAfterUse', example: '是', headers: ['先使用后付费', '是否先使用后付费'] },
  { key: 'price', example: '180', headers: ['意向价格(万元)', '意向价格', '价格(万元)', '转让价格', '价格'] },
  { key: 'priceMax', example: '260', headers: ['最高价格(万元)', '价格上限(万元)', '最高价'] },
  {
    key: 'rightKinds',
    list: true,
    example: '发明专利；软件著作权',
    headers: ['知识产权类型', '权利类型', '知识产权', '成果权属类型'],
  },
  {
    key: 'rightNumbers',
    list: true,
    example: '202319012301.2；2024SR0000017',
    headers: ['专利号', '知识产权编号', '登记号', '授权号', '证书号'],
  },
  { key: 'rightDates', list: true, example: '2024-05-10', headers: ['授权日期', '取得日期', '获得日期'] },
  { key: 'howKept', example: '配方分段保管', headers: ['保密措施', '保管方式'] },
  {
    key: 'completers',
    list: true,
    example: '示例甲、示例乙',
    headers: ['完成人', '成果完成人', '发明人', '研发团队', 'authors'],
  },
  { key: 'advantagesTechnical', example: '……', headers: ['技术优势', '技术先进性'] },
  { key: 'advantagesEconomic', example: '……', headers: ['经济优势', '经济效益'] },
  { key: 'seeking', example: '……', headers: ['合作需求', '需求', '寻求'] },
  { key: 'researchState', example: '……', headers: ['研发状态', '研发现状', '研究开发情况'] },
  { key: 'marketProspects', example: '……', headers: ['市场前景', '应用前景', '市场分析'] },
  { key: 'purposes', list: true, example: '现代农业与农村经济', headers: ['优先支持类别', '目的', '用途'] },
  {
    key: 'projectName',
    example: '省重点研发计划……',
    headers: ['项目来源', '来源项目', '课题名称', '计划项目'],
  },
  { key: 'conversionDeadline', example: '2027-12-31', headers: ['约定转化期限', '转化期限'] },
] as const satisfies readonly ImportFieldDefinition[];

export type ImportFieldKey = (typeof IMPORT_FIELDS)[number]['key'];

/** Which column (its place from 0) gives which field. */
export interface ColumnMapping {
  column: number;
  field: ImportFieldKey;
}

const HEADERS: ReadonlyMap<string, ImportFieldKey> = new Map(
  IMPORT_FIELDS.flatMap(({ key, headers }) =>
    [key, ...headers].map((header) => [comparableHeader(header), key] as const),
  ),
);

export function isImportField(key: string): key is ImportFieldKey {
  return IMPORT_FIELDS.some((field) => field.key === key);
}

/** The mapping that the headers themselves suggest; each field at most once, the first column that names it. */
export function suggestMapping(columns: readonly string[]): ColumnMapping[] {
  const taken = new Set<ImportFieldKey>();
  return columns.flatMap((header, column) => {
    const field = HEADERS.get(comparableHeader(header));
    if (!field || taken.has(field)) return [];
    taken.add(field);
    return [{ column, field }];
  });
}

/** Headers are compared without case, spaces, brackets, stars and colons. */
function comparableHeader(header: string): string {
  return comparable(header).replace(/[()（）[\]*:：]/g, '');
}

/** Fields of the import that give a part of the content; where several do, the one that is mapped counts. */
const GIVEN_BY: Readonly<Record<string, readonly ImportFieldKey[]>> = {
  'rights.number': ['rightNumbers'],
  'rights.obtainedOn': ['rightDates'],
  'rights.howKept': ['howKept'],
  rights: ['rightKinds', 'rightNumbers'],
  provinceCode: ['province'],
  'price.max': ['priceMax', 'price'],
  price: ['price', 'priceMax'],
  'project.conversionDeadline': ['conversionDeadline'],
  project: ['projectName'],
};

/** The field that gives what a problem is about, by the problem's path such as `rights.0.number`; null for none. */
export function fieldAt(
  path: string | null,
  isUsed: (field: ImportFieldKey) => boolean,
): ImportFieldKey | null {
  if (path === null) return null;
  const steps = path.split('.').filter((step) => step !== '' && !/^\d+$/.test(step));
  const [first = ''] = steps;
  const fields = GIVEN_BY[steps.join('.')] ?? GIVEN_BY[first] ?? (isImportField(first) ? [first] : []);
  return fields.find(isUsed) ?? fields[0] ?? null;
}
