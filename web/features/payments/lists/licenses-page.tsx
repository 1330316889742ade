import { RunningList } from './running-list.tsx';

/** The enterprise's contracts in effect, the nearest deadline first. */
export function Component() {
  return <RunningList side="ENTERPRISE" kind="licenses" start="/desk/requests" />;
}
