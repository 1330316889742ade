import { beforeAll, describe, expect, it } from 'vitest';
import { verifyDossier } from '../../server/features/dossiers/verify-dossier.mjs';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditEvent, AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { contentKey } from '../../server/platform/files/files.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, makeMember, makeOrganization, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makeDraft, makeMarket, makePublished, makeUnit, type TestUnit } from '../support/results.ts';
import { download, exported, folderOf, makeTrial, type Trial, withTrials } from './world.ts';

const api = useApi({}, withTrials);
let operator: Member;
let unit: TestUnit;
let enterprise: Member;
let resultId: string;
let trial: Trial;
let officer: ApiClient;
let buyer: ApiClient;
beforeAll(async () => {
  const { app } = api();
  ({ operator, unit } = await makeMarket(app));
  enterprise = (await makeOrganization(app, operator, 'ENTERPRISE')).administrator;
  resultId = (await makePublished(app, unit, { title: '寒地稻秆低温降解菌剂' })).id;
  trial = await makeTrial(app, unit.officer, enterprise, resultId);
  officer = await signedIn(api(), unit.officer);
  buyer = await signedIn(api(), enterprise);
});

interface Words {
  zh: string;
}
interface Line {
  label: Words;
  before: { text: string; words: Words | null } | null;
  value: { kind: string; text: string; words: Words | null };
}
interface Shown {
  kind: Words;
  title: string;
  unit: string;
  intact: boolean;
  keyFingerprint: string;
  chains: { caseType: string; events: number; fault: string | null; faultAt: number | null }[];
  groups: { label: Words; lines: Line[] }[];
  events: {
    id: string;
    chain: number;
    sequence: number;
    action: string | null;
    label: Words | null;
    actor: { name: string | null; organization: string | null; roles: Words[] } | null;
    rulebookVersion: string | null;
    warnings: string[];
    lines: Line[];
    details: Line[];
    personal: string;
    documentIds: string[];
  }[];
  documents: {
    id: string;
    name: string;
    sha256: string;
    agrees: boolean;
    label: Words;
    eventIds: string[];
  }[];
  proofs: { proof: string; label: Words; standing: string; ruleId: string | null; eventIds: string[] }[];
  takings: { format: string; actor: { name: string } | null }[] | null;
}

const LINE = '{ label { zh } before { text words { zh } } value { kind text words { zh } } }';
const SHOW = `query ($caseType: String!, $caseId: ID!) { caseDossier(caseType: $caseType, caseId: $caseId) {
  kind { zh } title unit intact keyFingerprint
  chains { caseType events fault faultAt }
  groups { label { zh } lines ${LINE} }
  events { id chain sequence action label { zh } actor { name organization roles { zh } } rulebookVersion warnings
    lines ${LINE} details ${LINE} personal documentIds }
  documents { id name sha256 agrees label { zh } eventIds }
  proofs { proof label { zh } standing ruleId eventIds }
  takings { format actor { name } }
} }`;

async function show(client: ApiClient, caseType = 'Trial', caseId = trial.id): Promise<Shown | null> {
  const reply = await client.ask<{ caseDossier: Shown | null }>(SHOW, { caseType, caseId });
  expect(reply.errors).toBeUndefined();
  return reply.data?.caseDossier ?? null;
}

const shared = (line: Line) => [
  line.label.zh,
  line.before?.words?.zh ?? line.before?.text ?? null,
  line.value.words?.zh ?? line.value.text,
];

describe('a dossier', () => {
  it('tells what happened in the case and its related ones, with who, what, rules, documents and proofs', async () => {
    const shown = await show(officer);
    expect(shown).toMatchObject({ kind: { zh: '试办案件' }, intact: true });
    expect(shown?.keyFingerprint).toBe(api().app.signer.fingerprint);
    expect(shown?.chains).toMatchObject([
      { caseType: 'Trial', events: 3, fault: null },
      { caseType: 'TechResult', fault: null },
    ]);
    const own = shown?.events.filter(({ chain }) => chain === 0) ?? [];
    expect(own.map(({ action, label }) => [action, label?.zh])).toEqual([
      ['openTrial', '立案'],
      ['weighTrial', '内部评议'],
      ['signTrial', '签订'],
    ]);
    const [opened, weighed, signed] = own;
    expect(opened?.actor?.roles.map(({ zh }) => zh)).toContain('管理员');
    expect(opened?.details.map(shared)).toEqual([['联系方式', null, '王经理']]);
    expect(weighed).toMatchObject({ warnings: ['PRC-5'], rulebookVersion: 'HLJ-1', personal: 'KEPT' });
    expect(weighed?.actor?.roles).toEqual([{ zh: '成果转化专员' }]);
    expect(signed?.lines.slice(0, 2).map(shared)).toEqual([
      ['状态', '新立', '已签'],
      ['版本', '1', '2'],
    ]);
    expect(shown?.groups[0]?.lines.map(shared)).toEqual([
      ['价格', null, '1234567.00'],
      ['share', null, '2550'],
      ['状态', null, '已签'],
      ['day', null, '2026-11-22'],
    ]);
    expect(shown?.documents.map(({ name, agrees, label }) => [name, agrees, label.zh])).toEqual([
      ['会议纪要.txt', true, 'contract'],
      ['合同.txt', true, 'contract'],
    ]);
    expect(shown?.documents.map(({ eventIds }) => eventIds)).toEqual([[weighed?.id], [signed?.id]]);
    expect(shown?.proofs).toMatchObject([
      { label: { zh: '经内部评议' }, standing: 'MET', ruleId: 'PRC-5', eventIds: [weighed?.id] },
      { proof: 'DECISION_PROCEDURE', standing: 'MISSING', eventIds: [] },
      { proof: 'PUBLIC_NOTICE', standing: 'WAITING', eventIds: [signed?.id] },
    ]);
  });

  it('shows that of a result by itself', async () => {
    const shown = await show(officer, 'TechResult', resultId);
    expect(shown).toMatchObject({ title: '寒地稻秆低温降解菌剂', intact: true });
    expect(shown?.events.map(({ action }) => action)).toEqual([
      'startDisclosure',
      'disclose',
      'startReview',
      'register',
      'publish',
    ]);
    expect(shown?.proofs.map(({ standing }) => standing)).toEqual(['MET', 'MET', 'MET']);
  });

  it('shows the enterprise what concerns both sides, and its export verifies with the rest kept back', async () => {
    const shown = await show(buyer);
    expect(shown?.chains.map(({ caseType }) => caseType)).toEqual(['Trial']);
    expect(shown?.events.map(({ action, personal }) => [action, personal])).toEqual([
      ['openTrial', 'WITHHELD'],
      [null, 'WITHHELD'],
      ['signTrial', 'NONE'],
    ]);
    expect(shown?.events[1]).toMatchObject({ lines: [], details: [], actor: null, documentIds: [] });
    expect(shown?.takings).toBeNull();
    const { files } = await exported(buyer, 'Trial', trial.id);
    const text = String(files.get('dossier.json'));
    for (const secret of ['weighTrial', '王经理', '价格不低于评估']) expect(text).not.toContain(secret);
    expect([...files.keys()].filter((name) => name.startsWith('files/'))).toEqual(['files/002-合同.txt']);
    const { ok, lines } = verifyDossier(folderOf(files), api().app.signer.publicKey);
    expect(ok).toBe(true);
    expect(lines.filter(({ level }) => level === 'NOTE').map(({ code }) => code)).toEqual([
      'EVENTS_WITHHELD',
      'PERSONAL_WITHHELD',
      'WITHHELD',
    ]);
  });

  it('is there for the unit alone and the parties; for everybody else it is as if it were not', async () => {
    const { app } = api();
    const roles = ['SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'] as const;
    for (const role of roles) {
      const client = await signedIn(api(), await makeMember(app, unit.administrator, [role]));
      expect([role, (await show(client))?.chains.length]).toEqual([role, 2]);
    }
    const other = await makeUnit(app, operator);
    const strangers = [
      unit.researcher,
      await makeMember(app, unit.administrator, ['FINANCE_OFFICER']),
      other.officer,
      other.administrator,
      operator,
      (await makeOrganization(app, operator, 'ENTERPRISE')).administrator,
    ];
    for (const stranger of strangers) {
      const client = await signedIn(api(), stranger);
      for (const [caseType, caseId] of [
        ['Trial', trial.id],
        ['TechResult', resultId],
      ] as const) {
        expect(await show(client, caseType, caseId)).toBeNull();
        for (const format of ['pdf', 'zip']) {
          const path = `/dossiers/${caseType}/${caseId}/dossier.${format}`;
          expect((await download(client, path)).status).toBe(404);
        }
      }
    }
    const visitor = api().visitor();
    expect(
      (await visitor.ask(SHOW, { caseType: 'Trial', caseId: trial.id })).errors?.[0]?.extensions.code,
    ).toBe('SIGN_IN_REQUIRED');
    expect((await download(visitor, `/dossiers/Trial/${trial.id}/dossier.zip`)).status).toBe(401);
    for (const [caseType, caseId] of [
      ['Trial', newId()],
      ['Trial', 'none'],
      ['Nothing', trial.id],
      ['constructor', trial.id],
    ] as const)
      expect(await show(officer, caseType, caseId)).toBeNull();
  });
});

describe('taking a dossier out', () => {
  it('is on record beside the case, whose own chains stay as they are', async () => {
    const { app } = api();
    const draft = await makeDraft(app, unit);
    const before = await app.db.manager.findOneByOrFail(AuditHead, {
      caseType: 'TechResult',
      caseId: draft.id,
    });
    for (const format of ['zip', 'pdf']) {
      const response = await download(officer, `/dossiers/TechResult/${draft.id}/dossier.${format}`);
      expect(response.status).toBe(200);
      await response.arrayBuffer();
    }
    const after = await app.db.manager.findOneByOrFail(AuditHead, {
      caseType: 'TechResult',
      caseId: draft.id,
    });
    expect(after).toEqual(before);
    const takings = await auditTrail(app.db.manager, 'DossierExport', draft.id);
    const head = { caseType: 'TechResult', caseId: draft.id, sequence: before.sequence, hash: before.hash };
    expect(takings.map(({ action, userId, facts }) => ({ action, userId, facts }))).toMatchObject([
      { action: 'exportDossier', userId: unit.officer.userId, facts: { format: 'zip', heads: [head] } },
      { action: 'exportDossier', userId: unit.officer.userId, facts: { format: 'pdf', heads: [head] } },
    ]);
    expect((await show(officer, 'TechResult', draft.id))?.takings?.map(({ format }) => format)).toEqual([
      'pdf',
      'zip',
    ]);
  });

  it('leaves no record where it is refused', async () => {
    const { app } = api();
    const takings = () => app.db.manager.countBy(AuditEvent, { caseType: 'DossierExport' });
    const before = await takings();
    const stranger = await signedIn(api(), (await makeUnit(app, operator)).officer);
    expect((await download(stranger, `/dossiers/Trial/${trial.id}/dossier.zip`)).status).toBe(404);
    expect(await takings()).toBe(before);
  });

  it('names a content that the store has lost, and the verifier finds it', async () => {
    const { app } = api();
    const lost = await makeTrial(app, unit.officer, enterprise, resultId);
    const [first = ''] = lost.files;
    await app.files.delete(contentKey(first));
    const { files } = await exported(officer, 'Trial', lost.id);
    const { ok, lines } = verifyDossier(folderOf(files), app.signer.publicKey);
    expect(ok).toBe(false);
    expect(lines.filter(({ level }) => level === 'FAIL').map(({ code }) => code)).toEqual(['LOST']);
  });

  it('gives PDF and ZIP to be saved, not kept, and key and verifier to everybody', async () => {
    const pdf = await download(officer, `/dossiers/Trial/${trial.id}/dossier.pdf?language=en`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('cache-control')).toBe('no-store');
    expect(decodeURIComponent(pdf.headers.get('content-disposition') ?? '')).toContain(
      '寒地稻秆低温降解菌剂',
    );
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const { files } = await exported(officer, 'Trial', trial.id);
    expect([...files.keys()]).toEqual([
      'README.txt',
      'dossier.json',
      'dossier.pdf',
      'public-key.pem',
      'files/001-会议纪要.txt',
      'files/002-合同.txt',
      'manifest.json',
      'manifest.sig',
    ]);
    expect(String(files.get('README.txt'))).toContain(api().app.signer.fingerprint);
    const visitor = api().visitor();
    const key = await download(visitor, '/.well-known/audit-key.pem');
    expect(await key.text()).toBe(api().app.signer.publicKey);
    const tool = await download(visitor, '/.well-known/verify-dossier.mjs');
    expect(tool.headers.get('content-type')).toContain('javascript');
    expect(await tool.text()).toContain('export function verifyDossier');
  });
});

describe('a chain that was tampered with in the database', () => {
  it('is shown as broken, with the event', async () => {
    const { app } = api();
    const draft = await makeDraft(app, unit);
    await app.db.manager.update(
      AuditHead,
      { caseType: 'TechResult', caseId: draft.id },
      { hash: '1'.repeat(64) },
    );
    const shown = await show(officer, 'TechResult', draft.id);
    expect(shown?.intact).toBe(false);
    expect(shown?.chains).toMatchObject([{ fault: 'HEAD', faultAt: 1 }]);
    const { files } = await exported(officer, 'TechResult', draft.id);
    const { ok, lines } = verifyDossier(folderOf(files), app.signer.publicKey);
    expect(ok).toBe(false);
    expect(lines.filter(({ level }) => level === 'FAIL').map(({ code }) => code)).toEqual(['HEAD']);
  });
});
