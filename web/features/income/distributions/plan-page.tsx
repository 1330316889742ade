import { useQuery } from '@apollo/client/react';
import { Alert, App, Button, Modal, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  AnswerIncomePlanDocument,
  type AnswerIncomePlanMutation,
  IncomePlanDocument,
  IncomePlanFormDocument,
  type IncomePlanPartsFragment,
  ProposeIncomePlanDocument,
  type ProposeIncomePlanMutation,
} from '../../../generated/income/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { incomeMessages } from './income.messages.ts';
import styles from './income.module.css';
import { PlanStateTag, useExplainIncome, usePercent } from './income-words.tsx';
import { PlanCommissions, PlanMembers } from './plan-members.tsx';
import { PlanSplit } from './plan-split.tsx';
import { planPath, sourceOf, sourcePath, sourceWords } from './source.ts';

const pickProposed = (data: ProposeIncomePlanMutation) => data.proposeIncomePlan;
const pickAnswered = (data: AnswerIncomePlanMutation) => data.answerIncomePlan;

/** A plan of distribution: what it says, and the consent of the completers. */
export function Component() {
  const t = useMessages(incomeMessages);
  const { planId = '' } = useParams();
  const { hasRole } = useViewer();
  const { data, loading, error, refetch } = useQuery(IncomePlanDocument, {
    variables: { id: planId },
    fetchPolicy: 'cache-and-network',
  });
  const plan = data?.incomePlan;
  const back = { to: '/desk/income', label: t('backToList') };
  if (!plan) {
    return (
      <div className="f-page">
        <PageTitle title={t('planTitle')} back={back} />
        {loading && <Skeleton active paragraph={{ rows: 10 }} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!loading && data && <EmptyState title={t('planNotFound')} text={t('planNotFoundText')} />}
      </div>
    );
  }
  const source = sourceOf(plan);
  const isOffice = hasRole('OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR');
  return (
    <div className="f-page">
      <PageTitle
        title={plan.title}
        back={back}
        subtitle={
          <Space wrap>
            <span>{t('planOfNumber', { number: plan.number })}</span>
            <PlanStateTag state={plan.state} />
            <span>{t(`basis${plan.basis}`)}</span>
            {isOffice && source && <Link to={sourcePath(source)}>{t(sourceWords(source).back)}</Link>}
          </Space>
        }
        extra={<OfficeSteps plan={plan} onChanged={refetch} />}
      />
      <Answer plan={plan} onChanged={refetch} />
      <section className={`f-card ${styles.part}`}>
        {plan.note && <Alert type="info" title={plan.note} style={{ marginBottom: 16 }} />}
        <Split plan={plan} isOffice={isOffice} />
        {plan.warnings.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('warningsTitle')}
            description={plan.warnings
              .map(({ ruleId, citation }) => t('warningRule', { rule: ruleId, citation: citation ?? '' }))
              .join('；')}
          />
        )}
      </section>
      <section className={`f-card ${styles.part}`}>
        <h2>{t('consentTitle')}</h2>
        <PlanMembers plan={plan} onChanged={refetch} />
      </section>
      {plan.commissions.length > 0 && (
        <section className={`f-card ${styles.part}`}>
          <h2>{t('commissionsTitle')}</h2>
          <PlanCommissions plan={plan} />
        </section>
      )}
      <p className="f-quiet f-number">
        {t('digest')} {plan.digest.slice(0, 16)}…
      </p>
    </div>
  );
}

interface Props {
  plan: IncomePlanPartsFragment;
  onChanged: () => Promise<unknown>;
}

/** The office sees the floors of its rulebook; completers see the split itself. */
function Split({ plan, isOffice }: { plan: IncomePlanPartsFragment; isOffice: boolean }) {
  const source = sourceOf(plan);
  const { data } = useQuery(IncomePlanFormDocument, {
    variables: { ...source, completersConvert: plan.completersConvert },
    skip: !isOffice || !source,
  });
  return <PlanSplit plan={plan} floors={data?.income?.floors ?? null} />;
}

function OfficeSteps({ plan, onChanged }: Props) {
  const t = useMessages(incomeMessages);
  const { hasRole } = useViewer();
  const { message } = App.useApp();
  const explain = useExplainIncome();
  const [open, setOpen] = useState(false);
  const source = sourceOf(plan);
  const action = useAction(ProposeIncomePlanDocument, pickProposed, { explain });
  if (!hasRole('OFFICER') || (plan.state !== 'DRAFT' && plan.state !== 'PROPOSED')) return null;
  const propose = async () => {
    if (!(await action.run({ input: { planId: plan.id, expectedVersion: plan.version } }))) return;
    setOpen(false);
    message.success(t('proposed'));
    await onChanged();
  };
  return (
    <Space wrap>
      {source && (
        <Link to={planPath(source)} className="f-button">
          {t('planEdit')}
        </Link>
      )}
      {plan.state === 'DRAFT' && (
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('propose')}
        </Button>
      )}
      {open && (
        <Modal
          open
          title={t('proposeTitle')}
          okText={t('propose')}
          confirmLoading={action.running}
          onOk={() => void propose()}
          onCancel={() => setOpen(false)}
        >
          <p>{t('proposeText')}</p>
          <Refusals errors={action.refusals} explain={explain} />
          <FaultAlert fault={action.fault} />
        </Modal>
      )}
    </Space>
  );
}

const TITLES = {
  PENDING: 'consentAsk',
  CONSENTED: 'consentGiven',
  REFUSED: 'consentDenied',
} as const;

/** What a completer is asked, and may still answer otherwise until everybody has. */
function Answer({ plan, onChanged }: Props) {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  const { message } = App.useApp();
  const { viewer } = useViewer();
  const explain = useExplainIncome();
  const [open, setOpen] = useState<'YES' | 'NO' | null>(null);
  const action = useAction(AnswerIncomePlanDocument, pickAnswered, { explain });
  if (!plan.myConsent || plan.state !== 'PROPOSED') return null;
  const given = plan.myConsent as keyof typeof TITLES;
  const mine = plan.members.find(({ name, pool }) => pool === 'COMPLETERS' && name === viewer?.user.name);
  const answer = async (consents: boolean, reason: string | null) => {
    const input = { planId: plan.id, digest: plan.digest, consents, reason };
    if (!(await action.run({ input }))) return;
    setOpen(null);
    message.success(t('consentDone'));
    await onChanged();
  };
  return (
    <Alert
      type={given === 'CONSENTED' ? 'success' : 'info'}
      showIcon
      style={{ marginBottom: 16 }}
      title={t(TITLES[given])}
      description={
        <Space wrap style={{ marginTop: 8 }}>
          {given !== 'CONSENTED' && (
            <Button type="primary" onClick={() => setOpen('YES')}>
              {t('consentYes')}
            </Button>
          )}
          {given !== 'REFUSED' && (
            <Button danger onClick={() => setOpen('NO')}>
              {t('consentNo')}
            </Button>
          )}
          <span className="f-quiet">{t(`consent${given}`)}</span>
          {open === 'YES' && (
            <Modal
              open
              title={t('consentYesTitle')}
              okText={t('consentYes')}
              confirmLoading={action.running}
              onOk={() => void answer(true, null)}
              onCancel={() => setOpen(null)}
            >
              <p>{t('consentYesText', { share: mine ? percent(mine.basisPoints) : '' })}</p>
              <Refusals errors={action.refusals} explain={explain} />
              <FaultAlert fault={action.fault} />
            </Modal>
          )}
          {open === 'NO' && (
            <ReasonDialog
              title={t('consentNo')}
              text={t('consentNoText')}
              label={t('reasonLabel')}
              ok={t('consentNo')}
              danger
              action={action}
              onReason={(reason) => void answer(false, reason)}
              onCancel={() => setOpen(null)}
            />
          )}
        </Space>
      }
    />
  );
}
