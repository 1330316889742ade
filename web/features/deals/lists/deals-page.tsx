import { DealsList } from './deals-list.tsx';

/** The unit's deals, for officers and those who oversee them. */
export function Component() {
  return <DealsList side="OWNER" kind="deals" start="/desk/register" />;
}
