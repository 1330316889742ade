import { type DemandContent, emptyContent } from '../../content/demand-content.ts';
import { type DemandMode, hasBids } from '../../demand.enums.ts';

/** What a new draft of a mode begins with: usual weights, stages and who may bid, for the poster to change. */
export function templateOf(mode: DemandMode): DemandContent {
  const content: DemandContent = {
    ...emptyContent(),
    targets: [
      {
        id: 't1',
        name: '',
        comparison: 'AT_LEAST',
        value: '',
        upper: null,
        unit: '',
        testMethod: '',
        weight: 10_000,
        isRequired: true,
      },
    ],
    eligibility: { kinds: ['UNIVERSITY', 'INSTITUTE'], provinces: [], text: '' },
  };
  return hasBids(mode) ? { ...content, ...biddingOf(mode) } : content;
}

function biddingOf(mode: DemandMode): Partial<DemandContent> {
  const isRace = mode === 'RACE';
  const stage = { name: '', gate: null, milestone: null, amount: 0n };
  return {
    ownership: 'WINNER_WITH_OPTION',
    option: { mode: 'LICENSE', licenseKind: 'NON_EXCLUSIVE', territory: [], text: '' },
    stages: [
      { ...stage, key: 's1', trigger: 'PLEDGE' },
      ...(isRace ? [{ ...stage, key: 's2', trigger: 'GATE' as const, gate: 1 }] : []),
      { ...stage, key: isRace ? 's3' : 's2', trigger: 'ACCEPTANCE' },
    ],
    criteria: [
      { code: 'TARGETS', weight: 4000 },
      { code: 'APPROACH', weight: 2500 },
      { code: 'TEAM', weight: 1500 },
      { code: 'BUDGET', weight: 1000 },
      { code: 'RISK', weight: 1000 },
    ],
    expertsAsked: mode === 'DIRECTED' ? 0 : 3,
    race: isRace ? { lanes: 3, gates: [] } : null,
  };
}
