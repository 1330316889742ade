import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../../server/features/dossiers/dossier-export.ts';
import { detailLines, eventLines, warnedRules } from '../../server/features/dossiers/event-lines.ts';
import { namedFiles } from '../../server/features/dossiers/named-files.ts';
import { wordsFor } from '../../server/features/dossiers/words.ts';
import { dossierSourcesOf } from '../../server/platform/audit/dossier-source.ts';
import { createAuditSigner, headIsSigned } from '../../server/platform/audit/signing.ts';
import { safeFileName } from '../../server/platform/files/file-name.ts';

const money = new Set(['price']);

describe('the lines of an event', () => {
  it('put before and after next to each other and leave out what stayed', () => {
    expect(
      eventLines(
        {
          before: { state: 'DRAFT', version: 1, kept: true },
          after: { state: 'DISCLOSED', version: 2, kept: true },
          number: '2026-0007',
          warnings: [{ ruleId: 'PRC-5' }],
          terms: { price: '123456700', kind: 'x' },
          files: [{ fileId: 'a', sha256: 'b' }],
        },
        money,
      ),
    ).toEqual([
      { path: 'state', before: { kind: 'CODE', text: 'DRAFT' }, value: { kind: 'CODE', text: 'DISCLOSED' } },
      { path: 'version', before: { kind: 'TEXT', text: '1' }, value: { kind: 'TEXT', text: '2' } },
      { path: 'number', before: null, value: { kind: 'TEXT', text: '2026-0007' } },
      { path: 'terms.price', before: null, value: { kind: 'MONEY', text: '1234567.00' } },
      { path: 'terms.kind', before: null, value: { kind: 'TEXT', text: 'x' } },
    ]);
  });

  it('read bare values as states, nested ones by their path, and moments as such', () => {
    expect(eventLines({ before: null, after: 'OPEN' }, money)).toEqual([
      { path: 'state', before: { kind: 'NONE', text: '' }, value: { kind: 'CODE', text: 'OPEN' } },
    ]);
    expect(
      detailLines({
        terms: { price: '1.00' },
        at: '2026-11-22T01:02:03.000Z',
        list: ['a', 'b'],
        rows: [{ n: 1 }],
        no: [],
      }),
    ).toEqual([
      { path: 'terms.price', before: null, value: { kind: 'TEXT', text: '1.00' } },
      { path: 'at', before: null, value: { kind: 'MOMENT', text: '2026-11-22T01:02:03.000Z' } },
      { path: 'list', before: null, value: { kind: 'TEXT', text: 'a, b' } },
      { path: 'rows.0.n', before: null, value: { kind: 'TEXT', text: '1' } },
      { path: 'no', before: null, value: { kind: 'NONE', text: '' } },
    ]);
  });

  it('take any facts', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
        for (const { path, value } of eventLines(facts, money))
          expect([typeof path, typeof value.text]).toEqual(['string', 'string']);
        expect(Array.isArray(warnedRules(facts)) && Array.isArray(namedFiles(facts))).toBe(true);
      }),
    );
  });
});

describe('small rules of dossiers', () => {
  it('find files however deep, each once', () => {
    const file = { fileId: 'a', sha256: '1' };
    expect(
      namedFiles({ minutes: file, more: [{ deep: [file, { fileId: 'b', sha256: '2' }] }], fileId: 'c' }),
    ).toEqual([file, { fileId: 'b', sha256: '2' }]);
  });

  it('have words by the whole path, then by its end, and leave what has none', () => {
    const labels = { 'terms.price': { zh: '价格', en: 'Price' }, state: { zh: '状态', en: 'State' } };
    expect(wordsFor(labels, 'terms.price').zh).toBe('价格');
    expect(wordsFor(labels, 'after.state').zh).toBe('状态');
    expect(wordsFor(labels, 'price').zh).toBe('price');
    expect(wordsFor(labels, 'constructor').zh).toBe('constructor');
  });

  it('give paths that every file system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(2000), (name, index) => {
        const path = pathOf(safeFileName(name, ['pdf']), index);
        const [folder, file = ''] = path.split('/');
        expect([folder, path.split('/').length]).toEqual(['files', 2]);
        expect(Buffer.byteLength(file)).toBeLessThan(255);
      }),
    );
  });

  it('refuse two features for one kind of case', () => {
    const source = { label: { zh: '', en: '' }, labels: {}, open: async () => null };
    const feature = (name: string) => ({ name, dossiers: { Deal: source } });
    expect(() => dossierSourcesOf([feature('a'), feature('b')])).toThrow(
      'b: another feature has the dossier of "Deal"',
    );
  });

  it('sign lists of files so that no signature of one is good for a head', () => {
    const signer = createAuditSigner('a secret of the test that is long enough');
    const head = { caseType: 'fruition-dossier-manifest\nx', caseId: 'y', sequence: 1, hash: 'z' };
    fc.assert(
      fc.property(fc.string(), (manifest) => {
        expect(headIsSigned(head, signer.signManifest(manifest), signer.publicKey)).toBe(false);
      }),
    );
    expect(signer.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });
});
