import { Alert, Button, Flex, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../app/i18n.tsx';
import { FaultAlert } from './fault-alert.tsx';
import { saveMessages } from './save.messages.ts';
import type { SavingState } from './use-autosave.ts';

interface Props<Refused extends object> {
  saving: { state: SavingState<Refused>; save: () => Promise<boolean>; keepMine: () => Promise<boolean> };
  /** Takes what is stored in the place of what was typed. */
  onReload: () => Promise<void>;
  /** What stands there while something was typed and not saved yet. */
  dirty?: string;
  /** What was refused, and what to do. */
  children?: ReactNode;
}

/** Whether everything is stored, and if not, why and what can be done. */
export function SaveStatus<Refused extends object>({ saving, onReload, dirty, children }: Props<Refused>) {
  const t = useMessages(saveMessages);
  const { locale } = useLanguage();
  const { state } = saving;
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  const line = {
    clean:
      state.kind === 'clean' && state.at ? t('savedAt', { time: clock.format(state.at) }) : t('savedAll'),
    dirty: dirty ?? t('dirty'),
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
      {state.kind === 'refused' && children}
    </div>
  );
}
