import { DealsList } from './deals-list.tsx';

/** The enterprise's requests and deals. */
export function Component() {
  return <DealsList side="ENTERPRISE" kind="requests" start="/results" />;
}
