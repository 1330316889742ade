import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type DemandMode,
  StartDemandDocument,
  type StartDemandMutation,
} from '../../../generated/demands-posting/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { demandLabels } from '../demand.labels.ts';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';

const MODES: readonly DemandMode[] = ['OPEN_BIDDING', 'PLAIN', 'DIRECTED', 'RACE'];
const pick = (data: StartDemandMutation) => data.startDemand;

/** The first question of a demand: how it looks for who solves it. Each way begins with its own template. */
export function Component() {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const navigate = useNavigate();
  const action = useAction(StartDemandDocument, pick);
  const start = async (mode: DemandMode) => {
    const payload = await action.run({ input: { mode } });
    if (payload?.demand) navigate(`/desk/demands/${payload.demand.id}/edit`, { replace: true });
  };
  return (
    <div className="f-page">
      <PageTitle
        title={t('newDemand')}
        subtitle={t('newIntro')}
        back={{ to: '/desk/demands', label: t('backToList') }}
      />
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
      <div className={styles.modes}>
        {MODES.map((mode) => (
          <section key={mode} className={`f-card ${styles.mode}`}>
            <div>
              <h2>{labels(`mode${mode}`)}</h2>
              <p>{t(`explain${mode}`)}</p>
            </div>
            <Button
              type={mode === 'OPEN_BIDDING' ? 'primary' : 'default'}
              loading={action.running}
              aria-label={t('beginMode', { mode: labels(`mode${mode}`) })}
              onClick={() => void start(mode)}
            >
              {t('begin')}
            </Button>
          </section>
        ))}
      </div>
    </div>
  );
}
