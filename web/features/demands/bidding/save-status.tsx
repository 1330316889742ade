import { Alert, Button, Flex } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
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

/** Whether everything is stored, and if not, why and what can be done. */
export function SaveStatus({ saving, onReload, goTo }: Props) {
  const t = useMessages(biddingMessages);
  const explain = useBiddingExplain();
  const { locale } = useLanguage();
  const { state } = saving;
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  const line = {
    clean:
      state.kind === 'clean' && state.at ? t('savedAt', { time: clock.format(state.at) }) : t('savedAll'),
    dirty: t('dirty'),
    saving: t('saving'),
    conflict: t('unsaved'),
    fault: t('unsaved'),
    refused: t('unsaved'),
  }[state.kind];
  return (
    <div>
      <span
        aria-live="polite"
        className={state.kind === 'clean' ? 'f-quiet' : undefined}
        data-status={state.kind}
      >
        {line}
      </span>
      {state.kind === 'fault' && (
        <FaultAlert
          fault={state.fault}
          action={<Button onClick={() => void saving.save()}>{t('saveNow')}</Button>}
        />
      )}
      {state.kind === 'conflict' && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('conflictTitle')}
          description={
            <Flex vertical gap={8} align="flex-start">
              {t('conflictText')}
              <Flex gap={8} wrap>
                <Button type="primary" onClick={() => void saving.keepMine()}>
                  {t('keepMine')}
                </Button>
                <Button onClick={() => void onReload()}>{t('reloadTheirs')}</Button>
              </Flex>
            </Flex>
          }
        />
      )}
      {state.kind === 'refused' && (
        <>
          {[...new Set(state.errors.flatMap(({ field }) => (field ? [stepOf(field)] : [])))].map((step) => (
            <Button key={step} type="link" onClick={() => goTo(step)}>
              {t('refusedTitle')}：{t(STEP_TITLES[step])}
            </Button>
          ))}
          <Refusals errors={state.errors} explain={explain} />
        </>
      )}
    </div>
  );
}
