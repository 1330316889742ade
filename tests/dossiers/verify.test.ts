import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  canonicalJson,
  linkHash as hashInVerifier,
  verifyDossier,
} from '../../server/features/dossiers/verify-dossier.mjs';
import { AuditPersonal } from '../../server/platform/audit/audit-event.entity.ts';
import { canonicalJson as canonicalInMarket } from '../../server/platform/audit/chain.ts';
import { type AuditSigner, createAuditSigner } from '../../server/platform/audit/signing.ts';
import { makeOrganization, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makeMarket, makePublished } from '../support/results.ts';
import { exported, folderOf, makeTrial, type Trial, withTrials } from './world.ts';

const run = promisify(execFile);
const api = useApi({}, withTrials);
let trial: Trial;
let zip: Buffer;
let files: ReadonlyMap<string, Buffer>;
let key: string;
let officer: ApiClient;
beforeAll(async () => {
  const { app } = api();
  const { operator, unit } = await makeMarket(app);
  const { administrator } = await makeOrganization(app, operator, 'ENTERPRISE');
  const result = await makePublished(app, unit);
  trial = await makeTrial(app, unit.officer, administrator, result.id);
  officer = await signedIn(api(), unit.officer);
  ({ zip, files } = await exported(officer, 'Trial', trial.id));
  key = app.signer.publicKey;
});

type Json = Record<string, unknown>;
interface Link extends Json {
  sequence: number;
  hash: string;
  previousHash: string;
  action: string;
  facts: Json;
}
interface ChainJson extends Json {
  caseType: string;
  caseId: string;
  events: Link[];
  head: { sequence: number; hash: string; signature: string };
}
interface DossierJson extends Json {
  chains: [ChainJson, ...ChainJson[]];
  personal: { eventId: string; salt: string; details: Json }[];
  personalWithheld: string[];
  documents: { fileId: string; path: string | null; sha256: string; state: string }[];
}

/** What the verifier finds wrong, by code. */
function faults(of: ReadonlyMap<string, Buffer>, given: string | null = key): string[] {
  const { ok, lines } = verifyDossier(folderOf(of), given);
  const codes = lines.filter(({ level }) => level === 'FAIL').map(({ code }) => code);
  expect(ok).toBe(codes.length === 0);
  return codes;
}

/** The files with some of them changed; null takes one away. */
function changed(changes: Record<string, Buffer | string | null>): Map<string, Buffer> {
  const copy = new Map(files);
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) copy.delete(name);
    else copy.set(name, Buffer.from(content));
  }
  return copy;
}

function dossier(): DossierJson {
  return JSON.parse(String(files.get('dossier.json'))) as DossierJson;
}

/**
 * What somebody can do who has everything but the market's key: writes the dossier anew with its list of files, and signs
 * that list with a key of their own if they like.
 */
function forged(work: (json: DossierJson) => void, signer?: AuditSigner): Map<string, Buffer> {
  const json = dossier();
  work(json);
  return listed(changed({ 'dossier.json': canonicalInMarket(json) }), signer);
}

/** Writes the list of files anew. */
function listed(of: Map<string, Buffer>, signer?: AuditSigner): Map<string, Buffer> {
  const manifest = JSON.parse(String(of.get('manifest.json'))) as Json;
  const rows = [...of].filter(([name]) => !name.startsWith('manifest.'));
  manifest.files = rows
    .map(([path, bytes]) => ({
      path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const text = canonicalInMarket(manifest);
  of.set('manifest.json', Buffer.from(text));
  if (signer) of.set('manifest.sig', Buffer.from(signer.signManifest(text)));
  return of;
}

/** The market's own signature on the list shows that each check stands without it. */
const signed = (work: (json: DossierJson) => void) => faults(forged(work, api().app.signer));

/** Rehashes a chain from an event on, as a forger would who hopes that nobody looks at the signature. */
function rehash(chain: ChainJson, from = 0): void {
  chain.events.slice(from).forEach((event, index) => {
    const before = chain.events[from + index - 1];
    if (before) event.previousHash = before.hash;
    event.sequence = from + index + 1;
    event.hash = hashInVerifier(event);
  });
  const last = chain.events.at(-1);
  Object.assign(chain.head, { sequence: chain.events.length, hash: last?.hash });
}

describe('the verifier', () => {
  it('finds nothing wrong with an export, as a ZIP and as a folder', async () => {
    const archive = join(folderOf(new Map([['dossier.zip', zip]])), 'dossier.zip');
    for (const path of [archive, folderOf(files)]) {
      const { ok, lines } = verifyDossier(path, key);
      expect(lines.filter(({ level }) => level !== 'PASS')).toEqual([]);
      expect(lines.map(({ code }) => code)).toEqual([
        'KEY',
        'MANIFEST',
        'FILES',
        'CHAIN',
        'CHAIN',
        'PERSONAL',
        'DOCUMENTS',
      ]);
      expect(ok).toBe(true);
    }
  });

  it('warns where the only key is the one inside', () => {
    const { ok, lines } = verifyDossier(folderOf(files), null);
    expect(ok).toBe(true);
    expect(lines.filter(({ level }) => level === 'NOTE').map(({ code }) => code)).toEqual(['KEY_INSIDE']);
    expect(lines[0]?.zh).toContain(api().app.signer.fingerprint);
  });

  it('hashes as the market does', () => {
    const [link] = dossier().chains[0].events;
    expect(link && hashInVerifier(link)).toBe(link?.hash);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(value)).toBe(canonicalInMarket(value));
      }),
    );
  });

  it('runs alone: copied elsewhere, started by Node without packages, with an exit code', async () => {
    const folder = mkdtempSync(join(inject('services').folder, 'elsewhere-'));
    const tool = join(folder, 'verify-dossier.mjs');
    copyFileSync(resolve(import.meta.dirname, '../../server/features/dossiers/verify-dossier.mjs'), tool);
    writeFileSync(join(folder, 'd.zip'), zip);
    writeFileSync(join(folder, 'key.pem'), key);
    const good = await run(process.execPath, [tool, 'd.zip', '--key', 'key.pem'], { cwd: folder, env: {} });
    expect(good.stdout).toContain('结论 RESULT: 通过 the dossier verifies');
    const bad = Buffer.from(zip);
    const place = bad.indexOf('甲方许可');
    bad.writeUInt8(bad.readUInt8(place) ^ 1, place);
    writeFileSync(join(folder, 'd.zip'), bad);
    const refused = run(process.execPath, [tool, 'd.zip', '--key', 'key.pem'], { cwd: folder, env: {} });
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('does NOT verify'),
    });
    await expect(run(process.execPath, [tool], { cwd: folder, env: {} })).rejects.toMatchObject({ code: 2 });
  });
});

describe('a dossier that was tampered with', () => {
  it('by a changed field of an event', () => {
    for (const [field, value] of Object.entries({
      action: 'refuseTrial',
      at: '2020-01-01T00:00:00.000Z',
      userId: null,
      membershipId: null,
      job: 'import',
      rulebookVersion: null,
      facts: {},
      personalDigest: null,
    })) {
      const found = signed(({ chains: [chain] }) => Object.assign(chain.events[1] ?? {}, { [field]: value }));
      expect([field, found[0]]).toEqual([field, 'HASH']);
    }
    expect(signed(({ chains: [chain] }) => Object.assign(chain.events[0] ?? {}, { extra: 1 }))).toContain(
      'EVENT',
    );
  });

  it('by an event taken out, at the beginning, within and at the end', () => {
    for (const [index, code] of [
      [0, 'GAP'],
      [1, 'GAP'],
      [2, 'HEAD'],
    ] as const)
      expect(signed(({ chains: [chain] }) => void chain.events.splice(index, 1))).toContain(code);
  });

  it('by events that changed places, also renumbered', () => {
    expect(signed(({ chains: [chain] }) => void chain.events.reverse())).toContain('GAP');
    const renumbered = signed(({ chains: [chain] }) => {
      chain.events.reverse();
      chain.events.forEach((event, index) => {
        event.sequence = index + 1;
      });
    });
    expect(renumbered).toContain('LINK');
  });

  it('by a chain computed anew: without the key, and with another one', () => {
    const rewrite = ({ chains: [chain] }: DossierJson) => {
      Object.assign(chain.events[1]?.facts ?? {}, { price: '1' });
      rehash(chain, 1);
    };
    expect(signed(rewrite)).toContain('SIGNATURE');
    const forger = createAuditSigner('the secret of somebody who is not this market');
    const anew = forged((json) => {
      rewrite(json);
      for (const chain of json.chains) chain.head.signature = forger.sign({ ...chain, ...chain.head });
    }, forger);
    expect(faults(anew)).toEqual(expect.arrayContaining(['MANIFEST_SIGNATURE', 'SIGNATURE']));
    const withKey = listed(new Map(anew).set('public-key.pem', Buffer.from(forger.publicKey)), forger);
    expect(faults(withKey)).toEqual(expect.arrayContaining(['KEY_OTHER', 'MANIFEST_SIGNATURE', 'SIGNATURE']));
    // Nobody can tell without the market's own key; that is what the warning says.
    expect(faults(withKey, null)).toEqual([]);
  });

  it('by a whole chain taken out, or put in twice', () => {
    expect(faults(forged(({ chains }) => void chains.pop()))).toEqual(['MANIFEST_SIGNATURE']);
    expect(signed(({ chains }) => void chains.push(chains[0]))).toContain('TWICE');
    expect(signed(({ chains }) => void chains.shift())).toContain('CASE');
  });

  it('by a changed personal detail or salt, and by one taken out', () => {
    expect(
      signed(({ personal }) => Object.assign(personal[0]?.details ?? {}, { contact: '李经理' })),
    ).toEqual(['PERSONAL_CHANGED']);
    expect(signed(({ personal }) => Object.assign(personal[0] ?? {}, { salt: 'ab' }))).toEqual([
      'PERSONAL_CHANGED',
    ]);
    expect(faults(forged(({ personal }) => void personal.pop()))).toEqual(['MANIFEST_SIGNATURE']);
  });

  it('by a changed, exchanged, added or missing document', () => {
    const path = dossier().documents.find(({ path }) => path?.includes('合同'))?.path ?? '';
    const bytes = Buffer.from(files.get(path) ?? '');
    bytes.writeUInt8(bytes.readUInt8(7) ^ 4, 7);
    expect(faults(changed({ [path]: bytes }))).toEqual(['FILE']);
    // Also where list and signature were made to fit.
    expect(faults(listed(changed({ [path]: bytes }), api().app.signer))).toEqual(['DOCUMENT']);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const fitted = forged(({ documents }) => {
      for (const document of documents) if (document.path === path) document.sha256 = sha256;
    });
    fitted.set(path, bytes);
    expect(faults(listed(fitted, api().app.signer))).toEqual(['DOCUMENT']);
    expect(faults(changed({ [path]: null }))).toEqual(['MISSING']);
    expect(faults(changed({ 'files/999-extra.txt': 'x' }))).toEqual(['ADDED']);
    expect(faults(listed(changed({ 'files/999-extra.txt': 'x' }), api().app.signer))).toEqual(['ADDED']);
    expect(faults(changed({ 'dossier.pdf': 'another text' }))).toEqual(['FILE']);
    expect(signed(({ documents }) => void documents.pop())).toContain('DOCUMENT');
  });

  it('by another form of the same JSON, or none at all', () => {
    const spaced = JSON.stringify(dossier(), null, 1);
    expect(faults(listed(changed({ 'dossier.json': spaced }), api().app.signer))).toContain('FORM');
    expect(faults(changed({ 'dossier.json': '{' }))).toEqual(['FILE', 'FORMAT']);
    expect(faults(changed({ 'manifest.json': null }))).toEqual(['MISSING']);
    expect(faults(changed({ 'public-key.pem': 'none' }))).toEqual(['KEY_FORM']);
  });

  it('by anything hidden in the archive', () => {
    const name = 'dossier.zip';
    const verify = (bytes: Buffer) => {
      const { lines } = verifyDossier(join(folderOf(new Map([[name, bytes]])), name), key);
      return lines.filter(({ level }) => level === 'FAIL').map(({ code }) => code);
    };
    expect(verify(Buffer.concat([Buffer.from('before'), zip]))).toEqual(['ZIP']);
    expect(verify(Buffer.concat([zip, Buffer.from('after')]))).toEqual(['ZIP']);
    expect(verify(zip.subarray(0, zip.length - 30))).toEqual(['ZIP']);
    expect(verify(Buffer.from('no archive at all'))).toEqual(['ZIP']);
  });

  it('by any single byte of any file', () => {
    const names = [...files.keys()];
    const flips = fc.integer({ min: 1, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom(...names, 'dossier.json'), fc.nat(), flips, (name, where, flip) => {
        const bytes = Buffer.from(files.get(name) ?? '');
        const place = where % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(place) ^ flip, place);
        expect([name, place, faults(changed({ [name]: bytes })).length > 0]).toEqual([name, place, true]);
      }),
      { numRuns: 400 },
    );
  });

  it('by any single byte of the chains, the signatures and the key, one after the other', () => {
    for (const name of ['manifest.sig', 'public-key.pem']) {
      const whole = files.get(name) ?? Buffer.alloc(0);
      for (const place of whole.keys()) {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
        expect([name, place, faults(changed({ [name]: bytes })).length > 0]).toEqual([name, place, true]);
      }
    }
  });
});

describe('personal details that were deleted', () => {
  it('are told, and the dossier verifies without them', async () => {
    const { app } = api();
    const [first] = dossier().chains[0].events;
    await app.db.manager.delete(AuditPersonal, { eventId: String(first?.id) });
    const later = await exported(officer, 'Trial', trial.id);
    expect(String(later.files.get('dossier.json'))).not.toContain('王经理');
    const { ok, lines } = verifyDossier(folderOf(later.files), key);
    expect(ok).toBe(true);
    expect(lines.filter(({ level }) => level === 'NOTE').map(({ code, zh }) => [code, zh])).toEqual([
      ['PERSONAL_DELETED', '1 个事件的个人信息已删除'],
    ]);
  });
});
