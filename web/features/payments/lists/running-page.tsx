import { RunningList } from './running-list.tsx';

/** The unit's contracts in effect, for officers, finance and those who oversee them. */
export function Component() {
  return <RunningList side="OWNER" kind="running" start="/desk/deals" />;
}
