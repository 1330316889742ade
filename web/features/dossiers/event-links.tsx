import { Link } from 'react-router';
import { useListState } from '../../ui/use-list-state.ts';
import type { Dossier } from './dossier-page.tsx';

/** Parameters of the address that choose events. */
export const FILTERS = ['q', 'step', 'person', 'chain', 'warned'] as const;

/** Links to events by their numbers; filters that could hide them are cleared. */
export function EventLinks({ dossier, ids }: { dossier: Dossier; ids: readonly string[] }) {
  const { params } = useListState();
  const kept = new URLSearchParams(params);
  for (const name of FILTERS) kept.delete(name);
  return ids.map((id) => {
    const number = dossier.events.findIndex((event) => event.id === id) + 1;
    return (
      <span key={id}>
        <Link to={{ search: kept.toString(), hash: `event-${number}` }} className="f-number">
          #{number}
        </Link>{' '}
      </span>
    );
  });
}
