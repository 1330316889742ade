import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import yauzl from 'yauzl';
import { features } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';
import { audit } from '../../server/platform/audit/audit.service.ts';
import {
  DOSSIER_READERS,
  type DossierSource,
  dossierCode,
  dossierDay,
  dossierMoney,
  dossierShare,
} from '../../server/platform/audit/dossier-source.ts';
import { hasRole } from '../../server/platform/auth/actor.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import type { Feature } from '../../server/platform/feature.ts';
import { attachFiles, receiveFile } from '../../server/platform/files/files.service.ts';
import type { StoredFile } from '../../server/platform/files/stored-file.entity.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import type { ApiClient } from '../support/api.ts';

/** A case of two sides, as a deal is one; which steps the enterprise sees is known by their names. */
export interface Trial {
  id: string;
  unitId: string;
  enterpriseId: string;
  resultId: string;
  title: string;
  /** Files that only the unit may read. */
  inner: Set<string>;
  files: string[];
}

const trials = new Map<string, Trial>();

const trialDossier: DossierSource = {
  label: { zh: '试办案件', en: 'Trial case' },
  labels: {
    openTrial: { zh: '立案', en: 'Opened' },
    weighTrial: { zh: '内部评议', en: 'Weighed inside' },
    signTrial: { zh: '签订', en: 'Signed' },
    price: { zh: '价格', en: 'Price' },
    NEW: { zh: '新立', en: 'New' },
    SIGNED: { zh: '已签', en: 'Signed' },
    terms: { zh: '条款', en: 'Terms' },
    noticed: { zh: '公示期满', en: 'Notice ran' },
    weighed: { zh: '经内部评议', en: 'Weighed inside' },
  },
  async open(_tx, { actor }, id) {
    const trial = trials.get(id);
    if (!trial) return null;
    const inside = hasRole(actor, DOSSIER_READERS, trial.unitId);
    if (!inside && !hasRole(actor, ['ENTERPRISE_MEMBER', 'ADMINISTRATOR'], trial.enterpriseId)) return null;
    return {
      title: trial.title,
      organizationId: trial.unitId,
      sections: [
        {
          label: 'terms',
          facts: [
            { label: 'price', value: dossierMoney(123456700n) },
            { label: 'share', value: dossierShare(2550) },
            { label: 'state', value: dossierCode('SIGNED') },
            { label: 'day', value: dossierDay('2026-11-22') },
          ],
        },
      ],
      related: [{ caseType: 'TechResult', caseId: trial.resultId }],
      documents: trial.files.map((fileId) => ({ fileId, label: 'contract' })),
      proofs: [
        { proof: 'DUTY_OF_CARE', label: 'weighed', actions: ['weighTrial'], ruleId: 'PRC-5' },
        { proof: 'DECISION_PROCEDURE', label: 'decided', actions: ['closeDecision'] },
        { proof: 'PUBLIC_NOTICE', label: 'noticed', actions: ['signTrial'], standing: 'WAITING' },
      ],
      ...(inside ? {} : { shows: ({ action }) => (action === 'weighTrial' ? 'NOTHING' : 'NO_PERSONAL') }),
    };
  },
};

/** All features, and the trial cases. */
export const withTrials: readonly Feature[] = [
  ...features,
  {
    name: 'trials',
    entities: [],
    migrations: [],
    resolvers: [],
    dossiers: { Trial: trialDossier },
    fileAccess: {
      trial: async (_app, actor, file) => {
        const trial = trials.get(file.attachedId ?? '');
        if (!trial) return false;
        const inside = hasRole(actor, DOSSIER_READERS, trial.unitId);
        return inside || (!trial.inner.has(file.id) && hasRole(actor, ['ADMINISTRATOR'], trial.enterpriseId));
      },
    },
  },
];

/** A trial with three steps, two documents of which one is for the unit alone, names, reasons and a warning. */
export async function makeTrial(
  app: App,
  officer: Member,
  enterprise: Member,
  resultId: string,
): Promise<Trial> {
  const trial: Trial = {
    id: newId(),
    unitId: officer.organizationId,
    enterpriseId: enterprise.organizationId,
    resultId,
    title: '许可使用：寒地稻秆低温降解菌剂',
    inner: new Set(),
    files: [],
  };
  trials.set(trial.id, trial);
  const minutes = await keepFile(app, officer, trial, '会议纪要.txt', '同意按所议条款许可。');
  const contract = await keepFile(app, officer, trial, '合同.txt', '甲方许可乙方使用。\n'.repeat(50));
  trial.inner.add(minutes.id);
  const step = async (member: Member, action: string, facts: object, personal?: Record<string, unknown>) => {
    const scope = await scopeOf(app, member);
    const entry = { caseType: 'Trial', caseId: trial.id, action, facts: { ...facts } };
    await inTransaction(app.db, (tx) =>
      audit(tx, scope, { ...entry, rulebookVersion: 'HLJ-1', ...(personal ? { personal } : {}) }),
    );
  };
  await step(enterprise, 'openTrial', { after: { state: 'NEW', version: 1 } }, { contact: '王经理' });
  const warnings = [{ ruleId: 'PRC-5', authority: 'DOCUMENT' }];
  await step(
    officer,
    'weighTrial',
    { minutes: named(minutes), price: 123456700n, warnings },
    { reason: '价格不低于评估' },
  );
  await step(officer, 'signTrial', {
    before: { state: 'NEW', version: 1 },
    after: { state: 'SIGNED', version: 2 },
    files: [named(contract)],
  });
  return trial;
}

function named({ id, sha256 }: StoredFile) {
  return { fileId: id, sha256 };
}

async function keepFile(app: App, officer: Member, trial: Trial, name: string, text: string) {
  const scope = await scopeOf(app, officer);
  const content = (async function* () {
    yield Buffer.from(text);
  })();
  const file = await receiveFile(scope, { content, name, purpose: 'document' });
  await inTransaction(app.db, (tx) =>
    attachFiles(tx, [file.id], { kind: 'trial', id: trial.id }, scope.actor),
  );
  trial.files.push(file.id);
  return file;
}

/** Downloads with the client's cookies. */
export async function download(client: ApiClient, path: string): Promise<Response> {
  return fetch(`${client.address}${path}`, { headers: { cookie: client.cookieHeader } });
}

/** The export of a case as its files by name. */
export async function exported(
  client: ApiClient,
  caseType: string,
  caseId: string,
): Promise<{ zip: Buffer; files: Map<string, Buffer> }> {
  const response = await download(client, `/dossiers/${caseType}/${caseId}/dossier.zip`);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const zip = Buffer.from(await response.arrayBuffer());
  return { zip, files: await unzip(zip) };
}

/** Writes files into a fresh folder below that of the test run. */
export function folderOf(files: ReadonlyMap<string, Buffer>): string {
  const folder = mkdtempSync(join(inject('services').folder, 'dossier-'));
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((done, fail) => {
    const files = new Map<string, Buffer>();
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return fail(error);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return fail(failure);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => done(files));
      zip.on('error', fail);
      zip.readEntry();
    });
  });
}
