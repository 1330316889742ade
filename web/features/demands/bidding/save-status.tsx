import { Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { SaveStatus } from '../../../ui/save-status.tsx';
import { useBiddingExplain } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import { type StepName, stepOf } from './draft-form.ts';
import { STEP_TITLES } from './step-titles.ts';
import type { Saving } from './use-saving.ts';

interface Props {
  saving: Saving;
  onReload: () => Promise<void>;
  goTo: (step: StepName) => void;
}

/** How the draft is stored; what was refused leads to its step. */
export function BidSaveStatus({ saving, onReload, goTo }: Props) {
  const t = useMessages(biddingMessages);
  const explain = useBiddingExplain();
  const { state } = saving;
  const errors = state.kind === 'refused' ? state.errors : [];
  return (
    <SaveStatus saving={saving} onReload={onReload}>
      {[...new Set(errors.flatMap(({ field }) => (field ? [stepOf(field)] : [])))].map((step) => (
        <Button key={step} type="link" onClick={() => goTo(step)}>
          {t('refusedTitle')}：{t(STEP_TITLES[step])}
        </Button>
      ))}
      <Refusals errors={errors} explain={explain} />
    </SaveStatus>
  );
}
