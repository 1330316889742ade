import { beforeAll, describe, expect, it } from 'vitest';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { Valuation } from '../../server/features/valuations/valuation.entity.ts';
import { valuationFloor } from '../../server/features/valuations/valuation-floor.service.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { addDays, addYears } from '../../server/platform/standards/calendar.ts';
import { type Member, makeMember, signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makeDraft, makeMarket, makeRegistered, makeUnit, type TestUnit } from '../support/results.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let jilin: TestUnit;
let officer: ApiClient;
let jilinOfficer: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  jilin = await makeUnit(api().app, operator, { provinceCode: '220000', cityCode: '220100' });
  officer = await signedIn(api(), unit.officer);
  jilinOfficer = await signedIn(api(), jilin.officer);
});

interface Valued {
  valuation: { id: string; amount: string; validUntil: string; replacesId: string | null } | null;
  userErrors: UserErrorParts[];
}
const VALUATION = `{ valuation { id amount validUntil replacesId } ${USER_ERRORS} }`;

const fields = (values: object = {}) => ({
  kind: 'OWN',
  appraiser: '成果转化处',
  method: 'COST',
  amount: '300000.00',
  valuedOn: clock.today(),
  fileIds: [] as string[],
  ...values,
});
const record = (client: ApiClient, resultId: string, values: object = {}) =>
  client.mutate<Valued>('recordValuation', { resultId, valuation: fields(values) }, VALUATION);
const byThirdParty = async (client: ApiClient, values: object = {}) => ({
  kind: 'THIRD_PARTY',
  appraiser: '某资产评估公司',
  fileIds: [await upload(client, '评估报告.pdf')],
  ...values,
});
const count = (resultId: string) => api().app.db.manager.countBy(Valuation, { resultId });
const floor = (resultId: string, on = clock.today()) => valuationFloor(api().app.db.manager, resultId, on);

describe('a valuation', () => {
  it('by a third party is the floor while it is in force, and becomes the value of the register in Jilin', async () => {
    const { app } = api();
    const result = await makeRegistered(app, jilin);
    expect(await floor(result.id)).toBeNull();
    await record(jilinOfficer, result.id, { amount: '900000.00' });
    expect(await floor(result.id)).toBeNull();
    const low = await record(
      jilinOfficer,
      result.id,
      await byThirdParty(jilinOfficer, { amount: '400000.00' }),
    );
    const high = await record(
      jilinOfficer,
      result.id,
      await byThirdParty(jilinOfficer, { amount: '500000.00' }),
    );
    expect(low.userErrors).toEqual([]);
    expect(high.valuation?.validUntil).toBe(addYears(clock.today(), 1));
    expect(await floor(result.id)).toEqual({ amount: 50_000_000n, valuationId: high.valuation?.id });
    expect(await floor(result.id, addYears(clock.today(), 1))).not.toBeNull();
    expect(await floor(result.id, addDays(addYears(clock.today(), 1), 1))).toBeNull();
    expect(await floor(result.id, addDays(clock.today(), -1))).toBeNull();
    const now = await app.db.manager.findOneByOrFail(TechResult, { id: result.id });
    expect(now.conversionValue).toBe(50_000_000n);
    const events = await auditTrail(app.db.manager, 'TechResult', result.id);
    expect(events.at(-1)).toMatchObject({
      action: 'recordValuation',
      facts: {
        valuation: { amount: '50000000', kind: 'THIRD_PARTY' },
        files: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      },
    });
  });

  it('leaves the register alone where the province keeps no value', async () => {
    const result = await makeRegistered(api().app, unit);
    expect((await record(officer, result.id)).userErrors).toEqual([]);
    const now = await api().app.db.manager.findOneByOrFail(TechResult, { id: result.id });
    expect(now).toMatchObject({ conversionValue: null, version: result.version });
  });

  it('is replaced with a reason, once, and stays; the database changes and deletes none', async () => {
    const { app } = api();
    const result = await makeRegistered(app, unit);
    const { valuation } = await record(officer, result.id, await byThirdParty(officer));
    const input = (values: object, reason = '数额录入有误') => ({
      valuationId: valuation?.id,
      reason,
      valuation: fields(values),
    });
    const replace = (body: object) => officer.mutate<Valued>('replaceValuation', body, VALUATION);
    expect((await replace(input({}, ' '))).userErrors).toMatchObject([{ code: 'REQUIRED', field: 'reason' }]);
    expect((await replace(input({}))).userErrors).toMatchObject([
      { code: 'INVALID', field: 'valuation.kind' },
    ]);
    expect(await count(result.id)).toBe(1);
    const right = await byThirdParty(officer, { amount: '250000.00' });
    expect((await replace(input(right))).valuation).toMatchObject({ replacesId: valuation?.id });
    expect(await floor(result.id)).toMatchObject({ amount: 25_000_000n });
    const late = await replace(input(await byThirdParty(officer)));
    expect(late.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await count(result.id)).toBe(2);
    const { manager } = app.db;
    await expect(manager.delete(Valuation, valuation?.id)).rejects.toThrow();
    await expect(manager.update(Valuation, valuation?.id, { note: 'x' })).rejects.toThrow();
    expect(await count(result.id)).toBe(2);
  });

  it('is refused without report, value, sense or right, and nothing is stored', async () => {
    const { app } = api();
    const result = await makeRegistered(app, unit);
    const wrong = {
      kind: 'THIRD_PARTY',
      amount: '0.00',
      valuedOn: addDays(clock.today(), 1),
      appraiser: ' ',
    };
    const { userErrors } = await record(officer, result.id, wrong);
    expect(userErrors.map(({ code, field }) => `${field} ${code}`).sort()).toEqual([
      'valuation.amount INVALID',
      'valuation.appraiser REQUIRED',
      'valuation.fileIds REQUIRED',
      'valuation.valuedOn INVALID',
    ]);
    const foreign = await record(jilinOfficer, result.id);
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const draft = await makeDraft(app, unit);
    expect((await record(officer, draft.id)).userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await count(result.id)).toBe(0);
    expect(await count(draft.id)).toBe(0);
  });

  it('is seen, with its report, by those who oversee the unit only', async () => {
    const { app } = api();
    const result = await makeRegistered(app, unit);
    const { valuation } = await record(officer, result.id, await byThirdParty(officer));
    const LIST = `query ($id: ID!) { valuations(resultId: $id) { id amount files { url } replacedBy { id }
      recordedBy { id } } }`;
    type List = { valuations: { id: string; files: { url: string }[] }[] };
    const supervisor = await signedIn(api(), await makeMember(app, unit.administrator, ['SUPERVISOR']));
    const seen = await supervisor.ask<List>(LIST, { id: result.id });
    expect(seen.data?.valuations).toMatchObject([
      { id: valuation?.id, amount: '300000.00', replacedBy: null },
    ]);
    const url = `${api().address}${seen.data?.valuations[0]?.files[0]?.url}`;
    const read = async (client: ApiClient) => {
      const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return (await fetch(url, { headers: { cookie } })).status;
    };
    expect(await read(supervisor)).toBe(200);
    const researcher = await signedIn(api(), unit.researcher);
    expect((await researcher.ask(LIST, { id: result.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await read(researcher)).toBe(404);
    expect(await read(jilinOfficer)).toBe(404);
  });
});
