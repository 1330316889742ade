import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyContent } from '../../server/features/results/content/apply-content.ts';
import { readContent } from '../../server/features/results/content/read-content.ts';
import { insertRecords } from '../../server/features/results/data/result-record.ts';
import { newRecord } from '../../server/features/results/disclosure/new-record.ts';
import { registerRows } from '../../server/features/results/register/register-rows.ts';
import { clock } from '../../server/platform/clock.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import {
  fullContent,
  makeDraft,
  makeMarket,
  makePublished,
  makeRegistered,
  makeUnit,
  newPatentNumber,
  type TestUnit,
} from '../support/results.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
const number = newPatentNumber();
beforeAll(async () => {
  const { app } = api();
  ({ operator, unit } = await makeMarket(app));
  officer = await signedIn(api(), unit.officer);
  await makePublished(app, unit, {
    title: '=HYPERLINK("http://evil")',
    titleEn: 'Line, "quoted"\nsecond',
    rights: [
      { kind: 'INVENTION_PATENT', number, holder: '本单位', obtainedOn: '2024-05-06' },
      { kind: 'KNOW_HOW' },
    ],
    completers: [
      { name: '甲', unitName: '松江', representative: true },
      { name: '乙', representative: false, status: 'LEFT' },
    ],
    coOwners: [{ name: '长白农林研究院', provinceCode: '220000', share: 2550 }],
    encumbrances: [{ kind: 'PLEDGE', holder: '某银行', startsOn: '2025-01-01' }],
    project: { name: '省重点研发', funded: true, conversionDeadline: '2020-01-01' },
    price: { kind: 'RANGE', min: 10000000n, max: 18000000n },
  });
  await makeRegistered(app, unit, { title: '第二项' }, 'SENSITIVE');
  await makeDraft(app, unit, { title: '草稿' });
});

async function get(client: ApiClient, path: string): Promise<Response> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return fetch(`${client.address}${path}`, { headers: { cookie } });
}

async function csv(client: ApiClient, query = ''): Promise<Record<string, string>[]> {
  const response = await get(client, `/register.csv${query}`);
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return parse(bytes, { columns: true, bom: true }) as Record<string, string>[];
}

describe('the register as CSV', () => {
  it('holds what is in the register with every mark, and no formula runs', async () => {
    const rows = await csv(officer);
    const year = clock.today().slice(0, 4);
    expect(rows.map((row) => row.登记编号)).toEqual([`${year}-0002`, `${year}-0001`]);
    expect(rows[1]).toMatchObject({
      成果名称: `'=HYPERLINK("http://evil")`,
      英文名称: 'Line, "quoted"\nsecond',
      状态: '已公开',
      成果属性: '授权成果',
      所处阶段: '开发阶段',
      转化状态: '未转化',
      转化次数: '0',
      '转化价值（元）': '',
      权利种类: '发明专利\n专有技术',
      权利号: `${number}\n—`,
      取得日期: '2024-05-06\n—',
      完成人: '甲（松江，代表）\n乙（已离开）',
      共有人: '长白农林研究院 吉林省 25.5%',
      权利负担: '质押 某银行 2025-01-01',
      产业领域: '生物经济',
      省份: '黑龙江省',
      '意向价格（元）': '100000.00 – 180000.00',
      期限状态: '政府可实施',
      安全筛查: '可公开',
    });
    expect(rows[0]).toMatchObject({ 状态: '已登记', 安全筛查: '涉及敏感' });
  });

  it('follows the filters, the order and the language of the query', async () => {
    expect((await csv(officer, '?states=DRAFT')).map((row) => row.成果名称)).toEqual(['草稿']);
    expect((await csv(officer, '?screenings=SENSITIVE&lang=en')).map((row) => row.Title)).toEqual(['第二项']);
    const byTitle = await csv(officer, '?sort=TITLE_ASC&states=DRAFT,REGISTERED');
    expect(byTitle.map((row) => row.成果名称)).toEqual(['草稿', '第二项']);
  });
});

describe('the register as XLSX', () => {
  it('opens as a table with the same cells', async () => {
    const response = await get(officer, '/register.xlsx');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*\.xlsx/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.read(Readable.from(Buffer.from(await response.arrayBuffer())));
    const sheet = book.getWorksheet('register');
    expect(sheet?.rowCount).toBe(3);
    expect(sheet?.getCell('A1').value).toBe('登记编号');
    expect(sheet?.getCell('B3').value).toBe(`'=HYPERLINK("http://evil")`);
    expect(sheet?.getCell('H3').value).toBe(0);
  });
});

describe('who may take the register out', () => {
  it('are officers, supervisors and administrators, of their own unit', async () => {
    const supervisor = await makeMember(api().app, unit.administrator, ['SUPERVISOR']);
    for (const member of [supervisor, unit.administrator]) {
      expect(await csv(await signedIn(api(), member))).toHaveLength(2);
    }
    const foreign = await makeUnit(api().app, operator);
    expect(await csv(await signedIn(api(), foreign.officer))).toEqual([]);
    const cases: [ApiClient, string, number][] = [
      [api().visitor(), '', 401],
      [await signedIn(api(), unit.researcher), '', 403],
      [await signedIn(api(), foreign.officer), `?organizationId=${unit.id}`, 403],
      [officer, '?states=NONSENSE', 400],
      [officer, '?trls=high', 400],
    ];
    for (const [client, query, status] of cases) {
      for (const ending of ['csv', 'xlsx']) {
        const response = await get(client, `/register.${ending}${query}`);
        expect([query, response.status]).toEqual([query, status]);
        expect(await response.text()).not.toContain('第二项');
      }
    }
  });
});

describe('a large register', () => {
  it('takes five statements for each 500 rows', async () => {
    const { app } = api();
    const big = await makeUnit(app, operator);
    const organization = { id: big.id, provinceCode: '230000', cityCode: '230100' };
    const records = Array.from({ length: 1100 }, () => {
      const record = newRecord(organization, big.officer.userId);
      const completers = [{ name: '甲', representative: true }];
      applyContent(record, readContent(fullContent({ completers }), record.result).changes);
      return record;
    });
    await insertRecords(app.db.manager, records);
    const scope = await scopeOf(app, big.officer);
    const filter = { organizationId: big.id, states: ['DRAFT'] as const };
    const sizes: number[] = [];
    const ids = new Set<string>();
    const { count } = await countStatements(async () => {
      for await (const rows of registerRows(scope, filter, 'UPDATED_DESC')) {
        sizes.push(rows.length);
        for (const { result, completers } of rows) {
          ids.add(result.id);
          expect(completers).toHaveLength(1);
        }
      }
    });
    expect(sizes).toEqual([500, 500, 100]);
    expect(ids.size).toBe(1100);
    expect(count).toBe(15);
  });
});
