import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SYLLABLES } from '../../server/features/search/data/pinyin-syllables.ts';
import { cutSyllables, syllableByCharacter, syllables } from '../../server/features/search/text/pinyin.ts';

describe('pinyin run together is cut into syllables', () => {
  it.each([
    ['huoxingranliao', ['huo', 'xing', 'ran', 'liao']],
    ['xiandai', ['xian', 'dai']],
    ['kaermanlvboqi', ['ka', 'er', 'man', 'lv', 'bo', 'qi']],
    ['jiegan', ['jie', 'gan']],
    ['celüe', ['ce', 'lve']],
    ['nueji', ['nve', 'ji']],
    ['cfd', null],
    ['', []],
  ])('%s', (run, cut) => {
    expect(cutSyllables(run)).toEqual(cut);
  });

  it('into valid ones that make up the whole again', () => {
    const list = [...SYLLABLES].filter((syllable) => !/^[ln]ve?$/.test(syllable));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...list), { minLength: 1, maxLength: 8 }), (parts) => {
        const cut = cutSyllables(parts.join('')) ?? [];
        expect(cut.join('')).toBe(parts.join(''));
        expect(cut.length).toBeLessThanOrEqual(parts.length);
        for (const part of cut) expect(SYLLABLES.has(part)).toBe(true);
      }),
    );
  });

  it('with an unfinished one at the end while it is typed', () => {
    expect(cutSyllables('jieg', true)).toEqual(['jie', 'g']);
    expect(cutSyllables('jiegzhuang', true)).toBeNull();
  });

  it('in time that does not explode with its length', () => {
    const started = performance.now();
    cutSyllables('anananxixixi'.repeat(80));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the sounds of a text', () => {
  it('are one for each Chinese character; other runs stay, signs fall away', () => {
    expect(syllables('重庆银行 cfd·2002')).toEqual(['chong', 'qing', 'yin', 'hang', 'cfd', '2002']);
  });

  it('stand at their characters', () => {
    expect(syllableByCharacter('a绿b色')).toEqual([null, 'lv', null, 'se']);
  });

  it('have as many places as the text has', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('绿', '色', 'a', '1', ' ', '，', '𠮷', '😀') }),
        (text) => {
          expect(syllableByCharacter(text)).toHaveLength(text.length);
        },
      ),
    );
  });
});
