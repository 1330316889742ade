import { beforeAll, describe, expect, it } from 'vitest';
import { Completer } from '../../server/features/results/data/result-parts.entity.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditEvent } from '../../server/platform/audit/audit-event.entity.ts';
import { signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import {
  fullContent,
  makeDisclosed,
  makeDraft,
  makeMarket,
  newPatentNumber,
  type TestUnit,
} from '../support/results.ts';

const api = useApi();
let unit: TestUnit;
let researcher: ApiClient;
beforeAll(async () => {
  ({ unit } = await makeMarket(api().app));
  researcher = await signedIn(api(), unit.researcher);
});

const SELECTION = `{
  result { id title stage completers { position name representative user { id } } dossier { state version currentStep completeness availableActions missing { part step rule { id } blocksDisclosure } } }
  userErrors { code field params { name value } rule { id authority } }
}`;

interface Payload {
  result: {
    id: string;
    title: string;
    stage: string | null;
    completers: { position: number; name: string; representative: boolean; user: { id: string } | null }[];
    dossier: {
      state: string;
      version: number;
      currentStep: number;
      completeness: number;
      availableActions: string[];
      missing: { part: string; step: number; rule: { id: string } | null; blocksDisclosure: boolean }[];
    };
  } | null;
  userErrors: {
    code: string;
    field: string | null;
    params: { name: string; value: string }[];
    rule: { id: string; authority: string } | null;
  }[];
}

describe('the first question of a disclosure', () => {
  it('stores nothing of what may be a state secret and names the secrecy office (REG-0)', async () => {
    const before = await counts();
    const input = { mayBeStateSecret: true, content: { title: '不得录入' } };
    const payload = await researcher.mutate<Payload>('startDisclosure', input, SELECTION);
    expect(payload.result).toBeNull();
    expect(payload.userErrors).toMatchObject([
      { code: 'RULE', field: 'mayBeStateSecret', rule: { id: 'REG-0' } },
    ]);
    expect(payload.userErrors[0]?.params.map(({ name }) => name)).toContain('secrecyOffice');
    expect(await counts()).toEqual(before);
  });

  it('begins a draft with the researcher as its first completer', async () => {
    const payload = await researcher.mutate<Payload>(
      'startDisclosure',
      { mayBeStateSecret: false },
      SELECTION,
    );
    expect(payload.userErrors).toEqual([]);
    expect(payload.result).toMatchObject({
      title: '',
      stage: null,
      completers: [{ position: 1, representative: true, user: { id: unit.researcher.userId } }],
      dossier: { state: 'DRAFT', version: 1, currentStep: 0 },
    });
    expect(payload.result?.dossier.availableActions.sort()).toEqual(['DELETE_DRAFT', 'DISCLOSE', 'EDIT']);
    expect(payload.result?.dossier.missing.map(({ part }) => part)).toContain('title');
  });
});

describe('autosave', () => {
  it('clears what is null and leaves what is absent', async () => {
    const draft = await makeDraft(api().app, unit, { titleEn: 'Degrader', seeking: '合作方' });
    const input = { resultId: draft.id, expectedVersion: 1, content: { titleEn: null, currentStep: 3 } };
    const { result } = await researcher.mutate<Payload>('saveResult', input, SELECTION);
    expect(result?.dossier).toMatchObject({ version: 2, currentStep: 3 });
    const saved = await api().app.db.manager.findOneByOrFail(TechResult, { id: draft.id });
    expect(saved).toMatchObject({ titleEn: null, seeking: '合作方', title: draft.title });
  });

  it('refuses a stale version and changes nothing', async () => {
    const draft = await makeDraft(api().app, unit);
    const save = (title: string) =>
      researcher.mutate<Payload>(
        'saveResult',
        { resultId: draft.id, expectedVersion: 1, content: { title } },
        SELECTION,
      );
    expect((await save('第一次')).userErrors).toEqual([]);
    expect((await save('第二次')).userErrors).toMatchObject([{ code: 'CONFLICT', field: 'expectedVersion' }]);
    expect(await api().app.db.manager.findOneByOrFail(TechResult, { id: draft.id })).toMatchObject({
      title: '第一次',
      version: 2,
    });
  });

  it('names every malformed field and stores none of it', async () => {
    const draft = await makeDraft(api().app, unit);
    const right = newPatentNumber();
    const wrong = `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`;
    const content = {
      sector: 'NO_SUCH',
      trl: 12,
      cityCode: '220100',
      title: 'x'.repeat(201),
      rights: [
        { kind: 'INVENTION_PATENT', number: wrong, appliedOn: '2024-01-01', obtainedOn: '2023-01-01' },
      ],
      completers: [
        { name: '甲', representative: true },
        { name: '乙', representative: true },
      ],
      price: { kind: 'RANGE', min: '20.00', max: '10.00' },
    };
    const input = { resultId: draft.id, expectedVersion: 1, content };
    const { userErrors } = await researcher.mutate<Payload>('saveResult', input, SELECTION);
    expect(userErrors.map(({ code, field }) => [field, code]).sort()).toEqual([
      ['content.cityCode', 'INVALID'],
      ['content.completers.1.representative', 'INVALID'],
      ['content.price.max', 'INVALID'],
      ['content.rights.0.number', 'INVALID'],
      ['content.rights.0.obtainedOn', 'INVALID'],
      ['content.sector', 'INVALID'],
      ['content.title', 'TOO_LONG'],
      ['content.trl', 'INVALID'],
    ]);
    const number = userErrors.find(({ field }) => field === 'content.rights.0.number');
    expect(number?.params).toEqual([
      { name: 'reason', value: 'PATENT_CHECK' },
      { name: 'expected', value: right },
    ]);
    expect(await api().app.db.manager.findOneByOrFail(TechResult, { id: draft.id })).toMatchObject({
      version: 1,
      trl: 7,
      sector: 'BIOLOGY',
    });
    expect(await api().app.db.manager.findBy(Completer, { resultId: draft.id })).toHaveLength(1);
  });
});

describe('handing in', () => {
  it('lists what is missing with its step and rule, and stays a draft', async () => {
    const draft = await makeDraft(api().app, unit, { summary: null, modes: [], researchState: null });
    const { userErrors } = await researcher.mutate<Payload>(
      'disclose',
      { resultId: draft.id, expectedVersion: 1 },
      SELECTION,
    );
    expect(userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'summary', params: [{ name: 'step', value: '1' }], rule: { id: 'REG-1' } },
      { code: 'REQUIRED', field: 'modes', params: [{ name: 'step', value: '5' }], rule: { id: 'REG-1' } },
    ]);
    expect(await api().app.db.manager.findOneByOrFail(TechResult, { id: draft.id })).toMatchObject({
      state: 'DRAFT',
      version: 1,
    });
  });

  it('makes a first version of complete content', async () => {
    const draft = await makeDraft(api().app, unit, fullContent());
    const { result, userErrors } = await researcher.mutate<Payload>(
      'disclose',
      { resultId: draft.id, expectedVersion: 1 },
      SELECTION,
    );
    expect(userErrors).toEqual([]);
    expect(result?.dossier).toMatchObject({ state: 'DISCLOSED', version: 2, missing: [], completeness: 100 });
  });
});

describe('deleting a draft', () => {
  const DELETE = '{ done userErrors { code } }';
  interface Done {
    done: boolean;
    userErrors: { code: string }[];
  }

  it('takes its content away and leaves in the audit trail that it was there', async () => {
    const draft = await makeDraft(api().app, unit, { confidentialText: '秘密' });
    const input = { resultId: draft.id, expectedVersion: 1 };
    const stale = await researcher.mutate<Done>('deleteDraft', { ...input, expectedVersion: 2 }, DELETE);
    expect(stale).toEqual({ done: false, userErrors: [{ code: 'CONFLICT' }] });
    expect(await researcher.mutate<Done>('deleteDraft', input, DELETE)).toEqual({
      done: true,
      userErrors: [],
    });
    const { manager } = api().app.db;
    expect(await manager.existsBy(TechResult, { id: draft.id })).toBe(false);
    expect(await manager.countBy(Completer, { resultId: draft.id })).toBe(0);
    const trail = await auditTrail(manager, 'TechResult', draft.id);
    expect(trail.map(({ action }) => action)).toEqual(['startDisclosure', 'deleteDraft']);
    expect(JSON.stringify(trail)).not.toContain(draft.title);
  });

  it('is not possible once it was handed in', async () => {
    const disclosed = await makeDisclosed(api().app, unit);
    const input = { resultId: disclosed.id, expectedVersion: disclosed.version };
    expect(await researcher.mutate<Done>('deleteDraft', input, DELETE)).toEqual({
      done: false,
      userErrors: [{ code: 'STATE' }],
    });
    expect(await api().app.db.manager.existsBy(TechResult, { id: disclosed.id })).toBe(true);
  });
});

async function counts(): Promise<number[]> {
  const { manager } = api().app.db;
  return [await manager.count(TechResult), await manager.count(Completer), await manager.count(AuditEvent)];
}
