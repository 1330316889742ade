import { describe, expect, it } from 'vitest';
import { readText } from '../../../server/features/demands/matching/text/text-query.ts';
import { keysIn, textScore } from '../../../server/features/demands/matching/text/text-ranking.ts';
import type { RankedFields } from '../../../server/features/search/index/term-table.ts';

const table = {
  documents: 1000,
  averageLength: { title: 15, keywords: 20, text: 100 },
  frequencies: new Map([
    ['技术', 500],
    ['材料', 200],
  ]),
  rare: 1,
};
const document = (values: Partial<RankedFields>): RankedFields => ({
  title: '',
  keywords: [],
  summary: '',
  text: [],
  subjects: [],
  ...values,
});

describe('a long text', () => {
  const query = readText('我们是一家纺织企业，目前急需活性染料染色方面的成熟技术成果，希望尽快落地。', table);

  it('is looked for by its telling words, not by those that every demand has', () => {
    expect(query.keys.slice(0, 3).sort()).toEqual(['染色', '活性染料', '纺织'].sort());
    const worth = (term: string) => query.terms.find((each) => each.term === term)?.worth ?? 0;
    expect(worth('染色')).toBeGreaterThan(4 * worth('急需'));
  });

  it('fits what holds more of it, in the title above all', () => {
    const score = (values: Partial<RankedFields>) => textScore(document(values), query, table);
    const inText = score({ summary: '活性染料的染色' });
    expect(score({ title: '活性染料的染色' })).toBeGreaterThan(inText);
    expect(inText).toBeGreaterThan(score({ summary: '染料的涂布' }));
    expect(score({ title: '高压输电线路' })).toBe(0);
    expect(keysIn(document({ summary: '染色工艺' }), query.keys)).toEqual(['染色']);
  });

  it('has nothing to look for in signs and numbers alone', () => {
    expect(readText('≥ 95 %，12 ～ 30', table).keys).toEqual([]);
    expect(readText('', table)).toEqual({ keys: [], terms: [], compact: '' });
  });
});
