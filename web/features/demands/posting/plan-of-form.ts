import { formatYuan, parseYuan } from '../../../../server/platform/money.ts';
import type { DemandMode, DemandSavedFragment } from '../../../generated/demands-posting/graphql.ts';
import type { ContentForm } from './content-form.ts';

type Row = DemandSavedFragment['bountyPlan'][number];
/** A form gives undefined for what was never touched. */
type Loose<T> = { [K in keyof T]?: T[K] | undefined };
type Stage = Loose<ContentForm['stages'][number]>;
type Race = { lanes?: number | null; gates?: readonly { keep?: number | null }[] } | null | undefined;

/** How the bounty is paid by what stands in the form now, by the rule that the server saves by. */
export function planOfForm(stages: readonly Stage[], race: Race, mode: DemandMode): Row[] {
  return stages.map((stage) => {
    const { key = '', name = '', trigger = 'MILESTONE', gate = null, milestone = null, amount } = stage;
    const perLane = parseYuan(amount ?? '') ?? 0n;
    const lanes = mode === 'RACE' && race ? lanesAt(trigger, gate, race) : 1;
    const [at, reached] = [
      trigger === 'GATE' ? (gate ?? 1) : null,
      trigger === 'MILESTONE' ? milestone : null,
    ];
    const total = formatYuan(perLane * BigInt(lanes));
    return { key, name, trigger, gate: at, milestone: reached, lanes, perLane: formatYuan(perLane), total };
  });
}

/** Most lanes that can get a stage: all at the pledge and at milestones, else those that the gates before it keep. */
function lanesAt(
  trigger: Row['trigger'],
  gate: number | null,
  { lanes, gates = [] }: NonNullable<Race>,
): number {
  const all = lanes ?? 2;
  const passed = trigger === 'GATE' ? (gate ?? 1) : trigger === 'ACCEPTANCE' ? gates.length : 0;
  return Math.min(all, ...gates.slice(0, passed).map((each) => each.keep ?? 1));
}
