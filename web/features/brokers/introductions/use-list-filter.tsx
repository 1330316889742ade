import { Checkbox } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { IntroductionSort } from '../../../generated/brokers-introductions/graphql.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { STATES } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';

const SORTS: readonly IntroductionSort[] = ['NEWEST', 'OLDEST', 'PROTECTION'];

/** What the address of a list of introductions asks for: as variables, for the export, and as a control. */
export function useListFilter() {
  const t = useMessages(introductionMessages);
  const { chosen, get, one, set } = useListState();
  const states = chosen('states', STATES);
  const sort = one('sort', SORTS) ?? 'NEWEST';
  const hasClaim = get('claim') === 'yes';
  const text = get('text');
  const filter = {
    ...(states.length > 0 ? { states } : {}),
    ...(hasClaim ? { hasClaim } : {}),
    ...(text ? { text } : {}),
  };
  return {
    variables: { filter, sort },
    exported: { states, sort, claim: hasClaim ? 'yes' : null, text: text ?? null },
    control: (
      <Checkbox checked={hasClaim} onChange={({ target }) => set({ claim: target.checked ? 'yes' : null })}>
        {t('onlyClaims')}
      </Checkbox>
    ),
  };
}
