import { find } from '../../server/features/search/query/find.ts';
import { understand } from '../../server/features/search/query/understand.ts';
import { DEPTH, evaluate } from './evaluation.ts';

await evaluate({
  command: 'npm run search:evaluate',
  through: "through the product's own search",
  counted: 'EXACT',
  ask: async (index, query) => {
    const { hits, match } = await find(index, {
      query: understand(query),
      conditions: new Map(),
      order: null,
      first: DEPTH,
      after: null,
      facets: [],
    });
    return { ids: hits.map(({ document }) => document.id), note: match };
  },
});
