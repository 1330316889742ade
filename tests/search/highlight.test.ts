import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Highlighter, type Piece } from '../../server/features/search/query/highlight.ts';
import { understand } from '../../server/features/search/query/understand.ts';

/** Pieces as one text with the matched ones in brackets. */
function shown(pieces: readonly Piece[]): string {
  return pieces.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('');
}

const marked = (query: string, text: string) => shown(new Highlighter(understand(query)).pieces(text));

describe('what matched is marked in the raw text', () => {
  it.each([
    ['words', '液压 密封', '耐寒液压缸密封橡胶', '耐寒[液压]缸[密封]橡胶'],
    ['the words of a run', '低温液压油', '液压设备的低温用油', '[液压]设备的[低温]用油'],
    ['an inner piece', '官能团活', '双官能团活性艳蓝', '双[官能团活]性艳蓝'],
    ['a single character', '氢', '液氢与氢气', '液[氢]与[氢]气'],
    ['traditional script in the query', '應用', '活性艳蓝的应用', '活性艳蓝的[应用]'],
    ['traditional script in the text', '应用', '活性豔藍的應用', '活性豔藍的[應用]'],
    ['full-width letters', 'cfd', '基于ＣＦＤ的模拟', '基于[ＣＦＤ]的模拟'],
    ['Latin words from their beginning', 'learn', 'Deep Learning unlearned', 'Deep [Learn]ing unlearned'],
    ['pinyin', 'yeya', '耐寒液压缸', '耐寒[液压]缸'],
    ['unfinished pinyin', 'yeyag', '耐寒液压缸', '耐寒[液压缸]'],
    ['homophones', '夜压', '耐寒液压缸', '耐寒[液压]缸'],
    ['the rest of a text with a wrong character', '低本降解菌剂', '寒地低温降解菌剂', '寒地低温[降解菌剂]'],
    ['nothing of stop words', '的', '艳蓝的应用', '艳蓝的应用'],
  ])('%s', (_what, query, text, expected) => {
    expect(marked(query, text)).toBe(expected);
  });

  it('in every field of a hit', () => {
    const highlighter = new Highlighter(understand('夜压密封'));
    const { title, summary, keywords } = highlighter.highlights({
      title: '耐寒液压密封橡胶',
      summary: '用于极寒地区的密封。',
      keywords: ['橡胶', '液压密封'],
    });
    expect(shown(title)).toBe('耐寒[液压密封]橡胶');
    expect(shown(summary)).toBe('用于极寒地区的[密封]。');
    expect(keywords).toEqual([
      { text: '橡胶', matched: false },
      { text: '液压密封', matched: true },
    ]);
  });

  it('in the part of a long summary that answers most', () => {
    const summary = `${'无关的文字。'.repeat(60)}这里讲液压密封的低温性能。${'其余的文字。'.repeat(60)}`;
    const { summary: pieces } = new Highlighter(understand('液压密封')).highlights({
      title: '',
      summary,
      keywords: [],
    });
    const text = shown(pieces);
    expect(text).toContain('[液压密封]');
    expect(text.length).toBeLessThan(180);
    expect([text.at(0), text.at(-1)]).toEqual(['…', '…']);
  });

  it('without losing or adding a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.string({
          unit: fc.constantFrom('液', '压', 'a', ' ', '，', 'Ａ', '㎡', '😀', '測'),
          maxLength: 60,
        }),
        (query, text) => {
          const pieces = new Highlighter(understand(query)).pieces(text);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        },
      ),
    );
  });
});
