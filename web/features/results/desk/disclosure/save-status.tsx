import { Alert, Button } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { SaveStatus } from '../../../../ui/save-status.tsx';
import { disclosureMessages } from './disclosure.messages.ts';
import styles from './disclosure.module.css';
import { STEPS, stepOf } from './steps.ts';
import { useProblemText } from './use-problem-text.ts';
import { useWizard } from './wizard-context.ts';

/** How the form is stored; what was refused leads to its step. */
export function ResultSaveStatus({ onReload }: { onReload: () => Promise<void> }) {
  const t = useMessages(disclosureMessages);
  const { saving, inRegister } = useWizard();
  return (
    <div className={styles.status}>
      <SaveStatus saving={saving} onReload={onReload} {...(inRegister ? { dirty: t('dirtyRegister') } : {})}>
        <Refused />
      </SaveStatus>
    </div>
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
