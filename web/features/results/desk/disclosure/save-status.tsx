import { Alert, Button, Flex, Popconfirm } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { FaultAlert } from '../../../../ui/fault-alert.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { disclosureMessages } from './disclosure.messages.ts';
import styles from './disclosure.module.css';
import { STEPS, stepOf } from './steps.ts';
import { useProblemText } from './use-problem-text.ts';
import { useWizard } from './wizard-context.ts';

const CLOCK = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });

/** Whether everything is stored, and if not, why and what can be done. */
export function SaveStatus({ onReload }: { onReload: () => Promise<void> }) {
  const t = useMessages(disclosureMessages);
  const { saving, inRegister } = useWizard();
  const { state } = saving;
  const line = {
    clean:
      state.kind === 'clean' && state.at ? t('savedAt', { time: CLOCK.format(state.at) }) : t('savedAll'),
    dirty: inRegister ? t('dirtyRegister') : t('dirty'),
    saving: t('saving'),
    conflict: t('unsaved'),
    fault: t('unsaved'),
    refused: t('unsaved'),
  }[state.kind];
  return (
    <div className={styles.status}>
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
      {state.kind === 'conflict' && <Conflict onReload={onReload} />}
      {state.kind === 'refused' && <Refused />}
    </div>
  );
}

function Conflict({ onReload }: { onReload: () => Promise<void> }) {
  const t = useMessages(disclosureMessages);
  const { saving } = useWizard();
  return (
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
  );
}

function Refused() {
  const t = useMessages(disclosureMessages);
  const explain = useProblemText();
  const { saving, goTo } = useWizard();
  if (saving.state.kind !== 'refused') return null;
  const { problems, general } = saving.state;
  return (
    <>
      <Refusals errors={general} explain={explain} />
      {problems.length > 0 && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('refusedFields')}
          description={
            <ul className={styles.problems}>
              {problems.map(({ name, error }) => {
                const step = stepOf(name[0]);
                return (
                  <li key={name.join('.')}>
                    <Button type="link" size="small" onClick={() => goTo(step)}>
                      {t(`step_${STEPS[step - 1] ?? 'basics'}`)}
                    </Button>
                    {typeof name[1] === 'number' && t('rowNumber', { row: name[1] + 1 })}
                    {explain(error)}
                  </li>
                );
              })}
            </ul>
          }
        />
      )}
    </>
  );
}
