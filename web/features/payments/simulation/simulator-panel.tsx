import type { PanelProps } from '../room/panel.ts';
import { Simulator } from './simulator.tsx';

/** What the rest of a running contract would come to, in its money room. */
export function SimulatorPanel({ dealId }: PanelProps) {
  return <Simulator dealId={dealId} />;
}
