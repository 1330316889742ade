import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../server/features/search/query/understand.ts';
import { foldedText } from '../../server/features/search/text/folded-text.ts';
import {
  engineWords,
  fold,
  normaliseQuery,
  QUERY_LENGTH,
  singleCharacters,
} from '../../server/features/search/text/normalise.ts';

describe('a query is normalised', () => {
  it.each([
    ['full-width letters and digits', 'ＣＦＤ模拟２００２', 'cfd模拟2002'],
    ['traditional script', '雙官能團活性豔藍的應用性能', '双官能团活性艳蓝的应用性能'],
    ['spaces', '  液压　密封\t\n橡胶 ', '液压 密封 橡胶'],
    ['unseen characters', '液压\u200b密封\u202e\u0000', '液压 密封'],
    ['half of a surrogate pair', '液压\ud83d密封', '液压 密封'],
  ])('%s', (_what, raw, normal) => {
    expect(normaliseQuery(raw)).toBe(normal);
  });

  it('is cut to a thousand characters', () => {
    expect(normaliseQuery('压'.repeat(10_000))).toHaveLength(QUERY_LENGTH);
  });

  it('leaves the engine nothing but words', () => {
    expect(engineWords('"液压 密封" -橡胶 AND sector = "X" OR id EXISTS')).toBe(
      '液压 密封 橡胶 AND sector X OR id EXISTS',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(engineWords(normaliseQuery(text))).toMatch(/^([\p{L}\p{N}\p{M}]+( [\p{L}\p{N}\p{M}]+)*)?$/u);
      }),
    );
  });

  it('twice is the same as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = normaliseQuery(text);
        expect(normaliseQuery(once)).toBe(once);
      }),
    );
  });
});

describe('a query is understood', () => {
  it.each([
    [null, 'NOTHING'],
    [' \u3000\n', 'NOTHING'],
    ['！？… --', 'NO_WORDS'],
    ['😀🧪', 'NO_WORDS'],
    ['deep learning', 'LATIN'],
    ['huoxingranliao', 'LATIN'],
    ['CFD模拟', 'SHORT'],
    ['寒地水稻秸秆低温降解'.repeat(4), 'SHORT'],
    ['寒地水稻秸秆低温降解'.repeat(4).concat('菌'), 'LONG'],
  ])('%j is %s', (raw, shape) => {
    expect(understand(raw).shape).toBe(shape);
  });

  it('has its sounds: Chinese characters, pinyin run together, and other runs whole', () => {
    expect(understand('CFD模拟').syllables).toEqual(['cfd', 'mo', 'ni']);
    expect(understand('huoxingranliao cfd').syllables).toEqual(['huo', 'xing', 'ran', 'liao', 'cfd']);
  });

  it('may be unfinished while it is typed', () => {
    expect(understand('huoxingr').syllables).toEqual(['huoxingr']);
    expect(understand('huoxingr', true).syllables).toEqual(['huo', 'xing', 'r']);
  });
});

describe('single characters', () => {
  it('are Chinese characters one by one, with runs of other letters and of digits whole', () => {
    expect(singleCharacters('cfd不同2002年x-y负载α')).toEqual([
      ...['cfd', '不', '同', '2002', '年'],
      ...['x', 'y', '负', '载', 'α'],
    ]);
  });
});

describe('a folded text', () => {
  it('knows for each place where it comes from', () => {
    const { folded, origins } = foldedText('㎡用ＣＦＤ測');
    expect(folded).toBe('m2用cfd测');
    expect(origins).toEqual([0, 0, 1, 2, 3, 4, 5, 6]);
  });

  it('has a place for every character and one for the end, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const { folded, origins } = foldedText(raw);
        expect(origins).toHaveLength(folded.length + 1);
        expect(origins.at(-1)).toBe(raw.length);
        expect([...origins].sort((a, b) => a - b)).toEqual(origins);
      }),
    );
  });

  it('is mostly what folding the whole text gives', () => {
    expect(foldedText('雙官能團活性豔藍ＣＦＤ').folded).toBe(fold('雙官能團活性豔藍ＣＦＤ'));
  });
});
