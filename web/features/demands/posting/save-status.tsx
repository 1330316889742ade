import { Alert, Button, Flex, Popconfirm } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { postingMessages } from './posting.messages.ts';
import { usePostingExplain } from './use-posting-explain.ts';
import type { Saving } from './use-saving.ts';

const CLOCK = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });

/** Whether everything is stored, and if not, why and what can be done. */
export function SaveStatus({ saving, onReload }: { saving: Saving; onReload: () => Promise<void> }) {
  const t = useMessages(postingMessages);
  const explain = usePostingExplain();
  const { state } = saving;
  const line = {
    clean:
      state.kind === 'clean' && state.at ? t('savedAt', { time: CLOCK.format(state.at) }) : t('savedAll'),
    dirty: t('dirty'),
    saving: t('saving'),
    conflict: t('unsaved'),
    fault: t('unsaved'),
    refused: t('unsaved'),
  }[state.kind];
  return (
    <div style={{ flex: 1 }}>
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
      {state.kind === 'refused' && <Refusals errors={state.errors} explain={explain} />}
      {state.kind === 'conflict' && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('conflictTitle')}
          description={
            <>
              <p>{t('conflictText')}</p>
              <Flex gap={8} wrap>
                <Button type="primary" onClick={() => void saving.keepMine()}>
                  {t('keepMine')}
                </Button>
                <Popconfirm
                  title={t('reloadConfirm')}
                  okText={t('reloadTheirs')}
                  onConfirm={() => void onReload()}
                >
                  <Button>{t('reloadTheirs')}</Button>
                </Popconfirm>
              </Flex>
            </>
          }
        />
      )}
    </div>
  );
}
