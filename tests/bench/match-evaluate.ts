import { emptyContent } from '../../server/features/demands/content/demand-content.ts';
import { Demand } from '../../server/features/demands/data/demand.entity.ts';
import type { KnownMatch } from '../../server/features/demands/matching/facts/known-results.ts';
import { wishOf } from '../../server/features/demands/matching/facts/wish.ts';
import { judgeResults, saysEnough } from '../../server/features/demands/matching/reading/judge-matches.ts';
import { WEIGHTS } from '../../server/features/demands/matching/signals/weights.ts';
import { demandText } from '../../server/features/demands/matching/text/demand-text.ts';
import { textMatches } from '../../server/features/demands/matching/text/text-matches.ts';
import { clock } from '../../server/platform/clock.ts';
import { evaluate } from './evaluation.ts';

/** As many as the product judges. */
const CANDIDATES = 100;

/** Each query is the problem of a demand that says nothing else; of the documents is known what their rows say. */
await evaluate({
  command: 'npm run match:evaluate',
  through: 'as demands through the matching, candidates and signals',
  counted: 'FITS',
  kinds: ['demand', 'demand_tpl', 'demand_kw'],
  ask: async (index, query) => {
    const demand = Object.assign(new Demand(), {
      content: { ...emptyContent(), problem: query },
      provinceCode: '',
      wantedBy: null,
    });
    const found = await textMatches(index, demandText(demand.content), CANDIDATES);
    const known = new Map(
      found.matches.map(({ document }): [string, KnownMatch] => [
        document.id,
        {
          completers: [],
          known: {
            text: [document.title, document.summary, ...document.text].join('\n'),
            sector: document.sector,
            strategicIndustry: null,
            provinceCode: document.province,
            trl: document.trl,
            modes: document.mode,
            leastPrice: document.priceMin === null ? null : BigInt(document.priceMin),
            right: null,
            unit: null,
          },
        },
      ]),
    );
    const matches = judgeResults(wishOf(demand), found, known, WEIGHTS, clock.today());
    return {
      ids: matches.filter(saysEnough).map(({ subjectId }) => subjectId),
      note: matches[0]?.criteria.find(({ code }) => code === 'TEXT')?.verdict ?? 'NOTHING',
    };
  },
});
