#!/usr/bin/env node
// Verifies an exported dossier of Fruition (成果集市) on any machine: no network, no database, no packages, only Node.
//   node verify-dossier.mjs <dossier.zip | unpacked folder> [--key <public-key.pem>]
// Ends with 0 if everything holds, 1 if anything does not, 2 if it was called wrongly.
import { createHash, createPublicKey, verify } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

/** @typedef {{ names: string[], read: (name: string) => Buffer, close: () => void }} Source */
/** @typedef {Record<string, any>} Json */
/** @typedef {import('node:crypto').KeyObject} Key */
/** @typedef {{ level: 'PASS' | 'NOTE' | 'FAIL', code: string, zh: string, en: string }} Line */
/** @typedef {(code: keyof typeof WORDS, params?: Json) => void} Tell @typedef {Record<'pass' | 'note' | 'fail', Tell>} Say */

const MANIFEST = 'manifest.json';
const [SIGNATURE, DOSSIER] = ['manifest.sig', 'dossier.json'];
const KEY = 'public-key.pem';
const START = '0'.repeat(64);
const LEVELS = { PASS: '通过 PASS', NOTE: '注意 NOTE', FAIL: '失败 FAIL' };
const EVENT_KEYS =
  'action,at,caseId,caseType,facts,hash,id,job,membershipId,personalDigest,previousHash,rulebookVersion,sequence,userId';
const DOSSIER_KEYS =
  'case,chains,documents,format,formatVersion,key,madeAt,people,personal,personalWithheld,proofs,sections';

/** What is said, in Chinese and English. */
const WORDS = {
  MISSING: ['缺少 {name}', '{name} is missing'],
  ADDED: ['多出 {name}', '{name} was added'],
  FILE: ['{name} 被改动', '{name} was changed'],
  FILES: ['{count} 个文件与清单一致', '{count} files are as listed'],
  UNREADABLE: ['无法读取：{why}', 'cannot be read: {why}'],
  ZIP: ['不是完整的普通 ZIP，可解压后校验文件夹', 'no whole, plain ZIP; unpack and verify the folder'],
  FORMAT: ['{name} 的格式不识', '{name} has an unknown format'],
  FORM: ['{name} 不是规范形式', '{name} is not in canonical form'],
  KEY_FORM: ['公钥无法读取', 'the public key cannot be read (PEM of Ed25519 expected)'],
  KEY_INSIDE: ['公钥来自档案自身，请核对指纹 {print}', 'own key, compare with the platform: {print}'],
  KEY: ['公钥与给定的一致 {print}', 'the key is the one given {print}'],
  KEY_OTHER: ['档案中的公钥与给定的不同', 'the key inside is not the key given'],
  MANIFEST: ['清单签名有效', 'the list of files is signed'],
  MANIFEST_SIGNATURE: ['清单签名无效', 'the signature of the list of files is not valid'],
  CASE: ['清单、档案与链条不属同一案件', 'list, dossier and chains are not of one case'],
  CHAIN: ['{chain}：{count} 个事件，完整并已签名', '{chain}: {count} events, whole and signed'],
  TWICE: ['{chain}：链条重复', '{chain}: the chain comes twice'],
  GAP: ['{chain}：第 {at} 个事件缺失或换位', '{chain}: an event is missing or moved at {at}'],
  LINK: ['{chain}：第 {at} 个事件不接续前一个', '{chain}: event {at} does not follow'],
  EVENT: ['{chain}：第 {at} 个事件形式不对', '{chain}: event {at} has a wrong form'],
  HASH: ['{chain}：第 {at} 个事件被改动', '{chain}: event {at} was changed'],
  HEAD: ['{chain}：链头不是最后一个事件', '{chain}: the head is not the last event'],
  SIGNATURE: ['{chain}：链头签名无效', '{chain}: the signature of the head is not valid'],
  EVENTS_WITHHELD: ['{chain}：{count} 个事件不公开', '{chain}: {count} events are withheld from this reader'],
  PERSONAL: ['{count} 个事件的个人信息一致', 'personal details of {count} events agree'],
  PERSONAL_CHANGED: ['事件 {id} 的个人信息被改动', 'personal details of event {id} were changed'],
  PERSONAL_DELETED: ['{count} 个事件的个人信息已删除', 'personal details of {count} events were deleted'],
  PERSONAL_WITHHELD: ['{count} 个事件的个人信息不公开', 'personal details of {count} events are withheld'],
  DOCUMENTS: ['{count} 个文件与记录一致', '{count} documents are as put on record'],
  DOCUMENT: ['文件 {id} 与记录不符', 'document {id} is not as put on record'],
  LOST: ['文件 {id} 在平台已丢失或损坏', 'document {id} was lost or damaged on the platform'],
  DELETED: ['文件 {id} 已删除，未随附', 'document {id} was deleted and is not enclosed'],
  WITHHELD: ['文件 {id} 不对该读者公开', 'document {id} is not for this reader, not enclosed'],
};

/** Something that keeps the rest from being checked at all. */
class Unreadable extends Error {
  /** @param {keyof typeof WORDS} code @param {Json} [params] */
  constructor(code, params = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/**
 * Verifies a dossier.
 * @param {string} path a ZIP or the folder it was unpacked to
 * @param {string | null} key PEM of the market's public key, got from the market itself
 * @returns {{ ok: boolean, lines: Line[] }}
 */
export function verifyDossier(path, key) {
  /** @type {Line[]} */
  const lines = [];
  const teller =
    (/** @type {Line['level']} */ level) =>
    /** @type {Tell} */
    (code, params = {}) => {
      const [zh, en] = WORDS[code].map((text) =>
        text.replace(/\{(\w+)\}/g, (_, name) => String(params[name])),
      );
      lines.push({ level, code, zh: zh ?? '', en: en ?? '' });
    };
  const say = { pass: teller('PASS'), note: teller('NOTE'), fail: teller('FAIL') };
  /** @type {Source | undefined} */
  let source;
  try {
    source = fs.statSync(path).isDirectory() ? openFolder(path) : openZip(path);
    checkAll(source, key, say);
  } catch (error) {
    if (error instanceof Unreadable) say.fail(error.code, error.params);
    else say.fail('UNREADABLE', { why: error instanceof Error ? error.message : error });
  } finally {
    source?.close();
  }
  return { ok: lines.every(({ level }) => level !== 'FAIL'), lines };
}

/** @param {Source} source @param {string | null} given @param {Say} say */
function checkAll(source, given, say) {
  for (const name of [MANIFEST, SIGNATURE, DOSSIER, KEY]) {
    if (!source.names.includes(name)) throw new Unreadable('MISSING', { name });
  }
  const key = chooseKey(source.read(KEY).toString(), given, say);
  const manifest = checkManifest(source, key, say);
  const files = checkFiles(source, manifest, say);
  const dossier = readCanonical(source.read(DOSSIER), DOSSIER, say);
  if (dossier.format !== 'fruition-dossier' || dossier.formatVersion !== 1)
    throw new Unreadable('FORMAT', { name: DOSSIER });
  if (Object.keys(dossier).join() !== DOSSIER_KEYS) say.fail('FORM', { name: DOSSIER });
  const [first] = dossier.chains;
  const same = ['caseType', 'caseId'].every(
    (name) => manifest[name] === dossier.case[name] && manifest[name] === first?.[name],
  );
  if (!same || manifest.madeAt !== dossier.madeAt) say.fail('CASE');
  const events = checkChains(dossier, key, say);
  checkPersonal(dossier, events, say);
  checkDocuments(dossier, events, files, say);
}

/** @param {string} inside @param {string | null} given @param {Say} say */
function chooseKey(inside, given, say) {
  const key = readKey(given ?? inside);
  const print = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
  if (given === null) say.note('KEY_INSIDE', { print });
  else if (readKey(inside).equals(key)) say.pass('KEY', { print });
  else say.fail('KEY_OTHER');
  return key;
}

/** @param {string} pem */
function readKey(pem) {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Answered below, whatever is wrong with it.
  }
  throw new Unreadable('KEY_FORM');
}

/** @param {Source} source @param {Key} key @param {Say} say @returns {Json} */
function checkManifest(source, key, say) {
  const bytes = source.read(MANIFEST);
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (isSigned(`fruition-dossier-manifest\n${digest}`, source.read(SIGNATURE).toString('latin1'), key))
    say.pass('MANIFEST');
  else say.fail('MANIFEST_SIGNATURE');
  const manifest = readCanonical(bytes, MANIFEST, say);
  if (manifest.format !== 'fruition-dossier-manifest' || !Array.isArray(manifest.files))
    throw new Unreadable('FORMAT', { name: MANIFEST });
  return manifest;
}

/** @param {Source} source @param {Json} manifest @param {Say} say */
function checkFiles(source, manifest, say) {
  /** @type {Map<string, Json>} */
  const listed = new Map(manifest.files.map((/** @type {Json} */ file) => [file.path, file]));
  for (const name of source.names) {
    if (!listed.has(name) && name !== MANIFEST && name !== SIGNATURE) say.fail('ADDED', { name });
  }
  let count = 0;
  for (const [name, { size, sha256 }] of listed) {
    const bytes = source.names.includes(name) ? source.read(name) : null;
    if (!bytes) say.fail('MISSING', { name });
    else if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256)
      say.fail('FILE', { name });
    else count += 1;
  }
  if (count === listed.size) say.pass('FILES', { count });
  return listed;
}

/** @param {Json} dossier @param {Key} key @param {Say} say */
function checkChains(dossier, key, say) {
  /** @type {Map<string, Json>} */
  const events = new Map();
  const seen = new Set();
  for (const chain of dossier.chains) {
    const name = `${chain.caseType} ${chain.caseId}`;
    if (seen.has(name)) say.fail('TWICE', { chain: name });
    seen.add(name);
    const fault = faultOf(chain, key, events);
    if (fault) say.fail(fault.code, { chain: name, at: fault.at });
    else say.pass('CHAIN', { chain: name, count: chain.events.length });
    const count = chain.events.filter((/** @type {Json} */ event) => event.withheld).length;
    if (count > 0) say.note('EVENTS_WITHHELD', { chain: name, count });
  }
  return events;
}

/**
 * What is wrong with a chain; its events are collected as far as they are right.
 * @param {Json} chain @param {Key} key @param {Map<string, Json>} events
 * @returns {{ code: keyof typeof WORDS, at: number } | null}
 */
function faultOf(chain, key, events) {
  let previous = START;
  let at = 0;
  for (const event of chain.events) {
    at += 1;
    if (event.sequence !== at) return { code: 'GAP', at };
    const keys = Object.keys(event).join();
    if (event.withheld) {
      if (keys !== 'hash,sequence,withheld') return { code: 'EVENT', at };
    } else {
      if (event.previousHash !== previous) return { code: 'LINK', at };
      const isOfChain = event.caseType === chain.caseType && event.caseId === chain.caseId;
      if (!isOfChain || keys !== EVENT_KEYS || events.has(event.id)) return { code: 'EVENT', at };
      if (linkHash(event) !== event.hash) return { code: 'HASH', at };
      events.set(event.id, event);
    }
    previous = event.hash;
  }
  const { head } = chain;
  if (head === null && at === 0) return null;
  if (head?.sequence !== at || head.hash !== previous) return { code: 'HEAD', at };
  const message = `${chain.caseType}:${chain.caseId}:${head.sequence}:${head.hash}`;
  return isSigned(message, head.signature, key) ? null : { code: 'SIGNATURE', at };
}

/** @param {Json} dossier @param {Map<string, Json>} events @param {Say} say */
function checkPersonal(dossier, events, say) {
  const kept = new Set();
  for (const { eventId, salt, details } of dossier.personal) {
    const digest = createHash('sha256').update(String(salt)).update(canonicalJson(details)).digest('hex');
    if (events.get(eventId)?.personalDigest !== digest || kept.has(eventId))
      say.fail('PERSONAL_CHANGED', { id: eventId });
    else kept.add(eventId);
  }
  const withheld = new Set(dossier.personalWithheld);
  const open = [...events.values()].filter((event) => event.personalDigest && !kept.has(event.id));
  const deleted = open.filter(({ id }) => !withheld.has(id)).length;
  if (kept.size > 0) say.pass('PERSONAL', { count: kept.size });
  if (deleted > 0) say.note('PERSONAL_DELETED', { count: deleted });
  if (open.length > deleted) say.note('PERSONAL_WITHHELD', { count: open.length - deleted });
}

/** @param {Json} dossier @param {Map<string, Json>} events @param {Map<string, Json>} files @param {Say} say */
function checkDocuments(dossier, events, files, say) {
  /** @type {Map<string, Json>} */
  const documents = new Map(
    dossier.documents.map((/** @type {Json} */ document) => [document.fileId, document]),
  );
  const wrong = new Set();
  for (const event of events.values()) {
    for (const { fileId, sha256 } of namedFiles(event.facts))
      if (documents.get(fileId)?.sha256 !== sha256) wrong.add(fileId);
  }
  const paths = new Set([DOSSIER, KEY, 'README.txt', 'dossier.pdf']);
  let count = 0;
  for (const { fileId: id, state, path, size, sha256 } of dossier.documents) {
    if (state === 'ENCLOSED') {
      const file = files.get(path);
      if (file?.sha256 !== sha256 || file?.size !== size || paths.has(path)) wrong.add(id);
      paths.add(path);
      count += 1;
    } else if (state === 'DELETED' || state === 'WITHHELD') say.note(state, { id });
    else say.fail('LOST', { id });
  }
  for (const id of wrong) say.fail('DOCUMENT', { id });
  for (const name of files.keys()) if (!paths.has(name)) say.fail('ADDED', { name });
  if (wrong.size === 0 && count > 0) say.pass('DOCUMENTS', { count });
}

/** @param {unknown} facts @returns {{ fileId: string, sha256: string }[]} */
function namedFiles(facts) {
  if (typeof facts !== 'object' || facts === null) return [];
  const { fileId, sha256 } = /** @type {Json} */ (facts);
  const own = typeof fileId === 'string' && typeof sha256 === 'string' ? [{ fileId, sha256 }] : [];
  return [...own, ...Object.values(facts).flatMap(namedFiles)];
}

/** Parses JSON and insists on its one canonical form. @param {Buffer} bytes @param {string} name @param {Say} say @returns {Json} */
function readCanonical(bytes, name, say) {
  let value;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    throw new Unreadable('FORMAT', { name });
  }
  if (!Buffer.from(canonicalJson(value)).equals(bytes)) say.fail('FORM', { name });
  return value;
}

/** @param {unknown} value */
export function canonicalJson(value) {
  return JSON.stringify(value, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** @param {Json} event */
export function linkHash({ id: _id, hash: _hash, ...content }) {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Base64 has several spellings of one content; only the usual is taken. @param {string} message @param {string} signature @param {Key} key */
function isSigned(message, signature, key) {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.toString('base64') === signature && verify(null, Buffer.from(message), key, bytes);
}

/** @param {string} folder @returns {Source} */
function openFolder(folder) {
  /** @type {Map<string, string>} */
  const paths = new Map();
  const visit = (/** @type {string} */ below) => {
    for (const entry of fs.readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(name);
      else if (!entry.isFile()) throw new Unreadable('ADDED', { name });
      else paths.set(name.normalize('NFC'), name);
    }
  };
  visit('');
  return {
    names: [...paths.keys()],
    read: (name) => fs.readFileSync(join(folder, paths.get(name) ?? name)),
    close: () => {},
  };
}

/** Reads a plain ZIP strictly: every byte belongs to an entry or to the directory. @param {string} path @returns {Source} */
function openZip(path) {
  const fd = fs.openSync(path, 'r');
  const size = fs.fstatSync(fd).size;
  const part = (/** @type {number} */ start, /** @type {number} */ length) => {
    const bytes = Buffer.alloc(length);
    if (length < 0 || start < 0 || fs.readSync(fd, bytes, 0, length, start) !== length) throw notPlain();
    return bytes;
  };
  const notPlain = () => new Unreadable('ZIP');
  const end = part(size - 22, 22);
  const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0 || start + length + 22 !== size)
    throw notPlain();
  const directory = part(start, length);
  /** @type {Map<string, { method: number, packed: number, size: number, data: number }>} */
  const entries = new Map();
  let place = 0;
  let next = 0;
  for (let index = 0; index < count; index++) {
    if (directory.readUInt32LE(place) !== 0x02014b50) throw notPlain();
    const [flags, method] = [directory.readUInt16LE(place + 8), directory.readUInt16LE(place + 10)];
    const [packed, full] = [directory.readUInt32LE(place + 20), directory.readUInt32LE(place + 24)];
    const [nameLength, extra, comment] = [28, 30, 32].map((at) => directory.readUInt16LE(place + at));
    const name = directory.toString('utf8', place + 46, place + 46 + Number(nameLength));
    const local = part(next, 30);
    const isHere = directory.readUInt32LE(place + 42) === next && local.readUInt32LE(0) === 0x04034b50;
    if (!isHere || (flags & 1) !== 0 || (method !== 0 && method !== 8) || entries.has(name) || comment !== 0)
      throw notPlain();
    const data = next + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    if (part(next + 30, local.readUInt16LE(26)).toString() !== name) throw notPlain();
    entries.set(name, { method, packed, size: full, data });
    next = data + packed + ((flags & 8) !== 0 ? 16 : 0);
    place += 46 + Number(nameLength) + Number(extra) + Number(comment);
  }
  if (next !== start || place !== length) throw notPlain();
  const read = (/** @type {string} */ name) => {
    const entry = entries.get(name);
    if (!entry) throw notPlain();
    const bytes = part(entry.data, entry.packed);
    return entry.method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(entry.size, 1) });
  };
  return { names: [...entries.keys()], read, close: () => fs.closeSync(fd) };
}

/** @param {string[]} args */
function main(args) {
  const at = args.indexOf('--key');
  const keyFile = at >= 0 ? args[at + 1] : undefined;
  const [path, ...more] = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (!path || more.length > 0 || (at >= 0 && !keyFile)) {
    process.stderr.write('用法 usage: node verify-dossier.mjs <zip | folder> [--key <public-key.pem>]\n');
    return 2;
  }
  const { ok, lines } = verifyDossier(path, keyFile ? fs.readFileSync(keyFile, 'utf8') : null);
  for (const { level, code, zh, en } of lines)
    process.stdout.write(`${LEVELS[level]}  ${code}\n    ${zh}\n    ${en}\n`);
  process.stdout.write(
    `\n结论 RESULT: ${ok ? '通过 the dossier verifies' : '未通过 the dossier does NOT verify'}\n`,
  );
  return ok ? 0 : 1;
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.slice(2));
