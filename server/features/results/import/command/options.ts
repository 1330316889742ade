import { parseArgs } from 'node:util';
import type { ImportTarget } from '../import.enums.ts';
import { IMPORT_FIELDS, type ImportFieldKey, isImportField } from '../import-fields.ts';

/** What the command was asked to do. */
export interface Options {
  file: string;
  organization: string | null;
  user: string | null;
  target: ImportTarget;
  encoding: string | null;
  /** Field by header; an empty field leaves the column out. */
  map: ReadonlyMap<string, ImportFieldKey | ''>;
  defaults: Partial<Record<ImportFieldKey, string>>;
  dryRun: boolean;
  attest: boolean;
  limit: number | null;
  report: string | null;
}

/** A call that makes no sense; its message is for people. */
export class BadCall extends Error {}

export const USAGE = `用法 usage: npm run import -- --file F [options]

  --file F                 要导入的文件 the file: CSV, XLSX or JSON Lines
  --organization CODE      单位的统一社会信用代码 the unit's unified social credit code
  --user EMAIL             以哪位管理人员的身份 the officer who imports
  --target draft|published 导入为草稿（默认）或登记并公开 as drafts (default), or registered and published
  --attest                 声明本单位已审核全部成果，公开时必需 the officer attests the unit's review; needed to publish
  --map "列=字段,…"        指定列的含义，其余按表头推断 what columns mean; others as their headers suggest; "列=" leaves one out
  --default "字段=值,…"    没有的列或空单元格取此值 values where no column or an empty cell gives one
  --encoding NAME          utf-8, gb18030, utf-16le, utf-16be（默认自动识别 found out unless told）
  --limit N                只导入前 N 行 only the first N rows
  --dry-run                只检查，不写入 check only, write nothing
  --report FILE            把逐行报告写入文件 write the report of all rows to a file
  --help                   显示本说明 show this

字段 fields: ${IMPORT_FIELDS.map(({ key }) => key).join(' ')}

退出码 exit code: 0 全部成功 all rows are in, 1 有行未通过或导入失败 rows were invalid or the import failed, 2 参数有误 bad call`;

/**
 * Reads the command line; null where help is asked for.
 * @throws BadCall
 */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parse(args);
  if (values.help) return null;
  if (!values.file) throw new BadCall('缺少 --file。 --file is missing.');
  const target = values.target ?? 'draft';
  if (target !== 'draft' && target !== 'published')
    throw new BadCall(`--target: draft 或 or published, not "${target}"`);
  if (target === 'published' && !values.attest && !values['dry-run'])
    throw new BadCall('公开导入需要 --attest。 Publishing needs --attest.');
  return {
    file: values.file,
    organization: values.organization ?? null,
    user: values.user ?? null,
    target: target === 'draft' ? 'DRAFT' : 'PUBLISHED',
    encoding: values.encoding ?? null,
    map: new Map(
      pairs('--map', values.map).map(([header, field]) => [header, field && fieldKey('--map', field)]),
    ),
    defaults: Object.fromEntries(
      pairs('--default', values.default).map(([field, value]) => [fieldKey('--default', field), value]),
    ),
    dryRun: values['dry-run'] ?? false,
    attest: values.attest ?? false,
    limit: values.limit === undefined ? null : readLimit(values.limit),
    report: values.report ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        file: { type: 'string' },
        organization: { type: 'string' },
        user: { type: 'string' },
        target: { type: 'string' },
        encoding: { type: 'string' },
        map: { type: 'string', multiple: true },
        default: { type: 'string', multiple: true },
        limit: { type: 'string' },
        report: { type: 'string' },
        attest: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new BadCall(error.message);
    throw error;
  }
}

/** Pairs such as `a=b,c=d`; a comma that no `name=` follows belongs to the value. */
function pairs(option: string, texts: readonly string[] = []): [string, string][] {
  return texts
    .flatMap((text) => text.split(/,(?=[^,=]+=)/))
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at < 1) throw new BadCall(`${option}: "${pair}" 不是 is not 名=值 name=value`);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    });
}

function fieldKey(option: string, key: string): ImportFieldKey {
  if (isImportField(key)) return key;
  throw new BadCall(`${option}: 没有字段 there is no field "${key}"`);
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new BadCall(`--limit: "${text}" 不是正整数 is no positive whole number`);
}
