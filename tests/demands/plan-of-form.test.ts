import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bountyPlan } from '../../server/features/demands/content/bounty-plan.ts';
import type { BountyStage, RacePlan } from '../../server/features/demands/content/demand-content.ts';
import { formatYuan } from '../../server/platform/money.ts';
import { planOfForm } from '../../web/features/demands/posting/plan-of-form.ts';

const RACES = fc
  .record({
    lanes: fc.integer({ min: 2, max: 10 }),
    keeps: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 5 }),
  })
  .map(
    ({ lanes, keeps }): RacePlan => ({
      lanes,
      gates: keeps.map((keep) => ({ name: '', dueOn: null, targetIds: [], keep, requireAll: false })),
    }),
  );
const STAGES = fc.array(
  fc.record({
    trigger: fc.constantFrom('PLEDGE' as const, 'MILESTONE' as const, 'GATE' as const, 'ACCEPTANCE' as const),
    gate: fc.integer({ min: 1, max: 5 }),
    amount: fc.bigInt({ min: 0n, max: 100_000_000_000_000n }),
  }),
  { maxLength: 8 },
);

it('the plan that the form shows is the plan that the server saves', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('OPEN_BIDDING' as const, 'RACE' as const),
      RACES,
      STAGES,
      (mode, race, given) => {
        const used = mode === 'RACE' ? given : given.filter(({ trigger }) => trigger !== 'GATE');
        const stages = used.map(
          ({ trigger, gate, amount }, index): BountyStage => ({
            key: `s${index + 1}`,
            name: `阶段${index + 1}`,
            trigger,
            gate: trigger === 'GATE' ? Math.min(gate, race.gates.length) : null,
            milestone: trigger === 'MILESTONE' ? '中试' : null,
            amount,
          }),
        );
        const typed = stages.map((stage) => ({ ...stage, amount: formatYuan(stage.amount) }));
        const saved = bountyPlan({ stages, race: mode === 'RACE' ? race : null }, mode);
        expect(planOfForm(typed, mode === 'RACE' ? race : null, mode)).toEqual(
          saved.map((row) => ({ ...row, perLane: formatYuan(row.perLane), total: formatYuan(row.total) })),
        );
      },
    ),
  );
});

it('shows what is typed before anything else is', () => {
  expect(
    planOfForm([{ key: 's1', trigger: 'PLEDGE', amount: '1000.5' }, {}], null, 'OPEN_BIDDING'),
  ).toMatchObject([
    { key: 's1', lanes: 1, perLane: '1000.50', total: '1000.50' },
    { perLane: '0.00', total: '0.00' },
  ]);
});
