import { Steps } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import type { DemandMode, DemandState } from '../../../generated/demands-board/graphql.ts';
import { demandLabels } from '../demand.labels.ts';
import { pageMessages } from './page.messages.ts';

type StepKey = keyof typeof pageMessages.zh & `step${string}`;

/** The line of stages with the states that stand at each. */
const BIDDING: readonly { label: StepKey; states: readonly DemandState[] }[] = [
  { label: 'stepCollect', states: ['OPEN'] },
  { label: 'stepJudge', states: ['CLOSED_FOR_BIDS', 'EVALUATING'] },
  { label: 'stepNotice', states: ['ON_NOTICE'] },
  { label: 'stepPledge', states: ['AWARDED', 'PLEDGED'] },
  { label: 'stepWork', states: ['IN_PROGRESS'] },
  { label: 'stepSettle', states: ['ACCEPTED', 'SETTLED'] },
];
const PLAIN: typeof BIDDING = [
  { label: 'stepCollect', states: ['OPEN'] },
  { label: 'stepClosed', states: ['CLOSED'] },
];
const DONE: readonly DemandState[] = ['SETTLED', 'CLOSED'];

/** Where a demand stands on its way; nothing for one that ended before it was through. */
export function DemandSteps({ mode, state }: { mode: DemandMode; state: DemandState }) {
  const t = useMessages(pageMessages);
  const labels = useMessages(demandLabels);
  const narrow = useNarrow();
  const line = mode === 'PLAIN' ? PLAIN : BIDDING;
  const current = line.findIndex(({ states }) => states.includes(state));
  if (current < 0) return null;
  return (
    <Steps
      size="small"
      orientation={narrow ? 'vertical' : 'horizontal'}
      current={DONE.includes(state) ? line.length : current}
      items={line.map(({ label }, index) => ({
        title: t(label),
        ...(index === current ? { content: labels(`state${state}`) } : {}),
      }))}
    />
  );
}
