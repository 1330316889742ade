import { useQuery } from '@apollo/client/react';
import { Alert, Descriptions, Skeleton, Steps } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useNarrow } from '../../app/theme.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  GrantDocument,
  type GrantState,
  type OwnershipGrantPartsFragment,
} from '../../generated/grants/graphql.ts';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { Money } from '../../ui/money.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { DecisionPanel } from '../decisions/decision-panel.tsx';
import { NoticePanel } from '../notices/notice-panel.tsx';
import { GrantSteps } from './grant-steps.tsx';
import { GrantStateTag, useExtent, usePercent } from './grant-words.tsx';
import { grantMessages } from './grants.messages.ts';

/** Votes and minutes are the unit's own matter. */
const SEES_DECISIONS = ['OFFICER', 'LEADERSHIP_MEMBER', 'SUPERVISOR', 'ADMINISTRATOR'] as const;

const STAGE: Record<GrantState, number> = {
  APPLIED: 0,
  APPROVED: 1,
  ON_NOTICE: 2,
  AGREED: 3,
  IN_FORCE: 4,
  ENDED: 4,
  REFUSED: 1,
};

/** The case of one grant: where it stands, what is next, what was applied for and agreed. */
export function Component() {
  const t = useMessages(grantMessages);
  const { grantId = '' } = useParams();
  const { hasRole } = useViewer();
  const { data, loading, error, refetch } = useQuery(GrantDocument, {
    variables: { id: grantId },
    fetchPolicy: 'cache-and-network',
  });
  const grant = data?.ownershipGrant;
  const back = { to: '/desk/grants', label: t('back') };
  if (!grant) {
    return (
      <div className="f-page">
        <PageTitle title={t('listTitle')} back={back} />
        {loading && <Skeleton active paragraph={{ rows: 12 }} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!loading && data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      </div>
    );
  }
  return (
    <div className="f-page">
      <PageTitle
        title={grant.title}
        back={back}
        subtitle={
          <>
            <GrantStateTag state={grant.state} /> {t(`kind${grant.kind}`)} · {t(`timing${grant.timing}`)} ·{' '}
            {grant.organization.name} ·{' '}
            <Link to={`/dossiers/OwnershipGrant/${grant.id}`}>{t('dossier')}</Link>
          </>
        }
        extra={<GrantSteps grant={grant} onChanged={refetch} />}
      />
      <StageLine grant={grant} />
      <Application grant={grant} />
      <Agreement grant={grant} />
      {hasRole(...SEES_DECISIONS) && (
        <section className="f-card" style={{ marginBottom: 24 }}>
          <h2>{t('sectionDecision')}</h2>
          <DecisionPanel caseType="OwnershipGrant" caseId={grant.id} />
        </section>
      )}
      <section className="f-card">
        <h2>{t('sectionNotice')}</h2>
        <NoticePanel caseType="OwnershipGrant" caseId={grant.id} />
      </section>
    </div>
  );
}

function StageLine({ grant }: { grant: OwnershipGrantPartsFragment }) {
  const t = useMessages(grantMessages);
  const narrow = useNarrow();
  const over = grant.state === 'REFUSED' || grant.state === 'ENDED';
  return (
    <>
      <Steps
        current={STAGE[grant.state]}
        size="small"
        orientation={narrow ? 'vertical' : 'horizontal'}
        status={over ? 'error' : 'process'}
        items={[
          { title: t('stageApply'), content: <DateTime value={grant.appliedAt} /> },
          { title: t('stageApprove'), content: <DateTime value={grant.approvedAt} /> },
          { title: t('stageNotice') },
          { title: t('stageAgree'), content: <Day value={grant.agreedOn} /> },
          { title: t('stageForce'), content: <Day value={grant.inForceFrom} /> },
        ]}
      />
      <Alert
        style={{ margin: '16px 0 24px' }}
        type={over ? 'warning' : 'info'}
        showIcon
        title={t(`next${grant.state}`)}
        description={grant.endReason ? t('reasonGiven', { reason: grant.endReason }) : undefined}
      />
    </>
  );
}

function Application({ grant }: { grant: OwnershipGrantPartsFragment }) {
  const t = useMessages(grantMessages);
  const extent = useExtent();
  const percent = usePercent();
  const items = [
    { label: t('columnExtent'), children: extent(grant) },
    {
      label: t('fieldShares'),
      children: grant.shares.map(({ name, basisPoints }) => `${name} ${percent(basisPoints)}`).join('、'),
    },
    { label: t('fieldRecipient'), children: grant.recipient ?? t('missing') },
    { label: t('fieldTitleClear'), children: t(grant.titleClear ? 'yes' : 'no') },
    { label: t('fieldProspects'), children: grant.prospects || t('missing') },
    { label: t('fieldSplitFile'), children: <StoredPaper file={grant.splitFile} /> },
    { label: t('appliedBy'), children: grant.appliedBy?.name },
    {
      label: t('fieldResult'),
      children: grant.result ? (
        <Link to={`/desk/results/${grant.result.id}`}>{grant.result.title}</Link>
      ) : (
        t('resultYetToCome')
      ),
    },
    ...(grant.lastDay ? [{ label: t('lastDay'), children: <Day value={grant.lastDay} /> }] : []),
  ];
  return <Section title={t('sectionApplication')} items={items} />;
}

function Agreement({ grant }: { grant: OwnershipGrantPartsFragment }) {
  const t = useMessages(grantMessages);
  const percent = usePercent();
  const { agreement } = grant;
  const text = (value: string) => value || t('missing');
  const share = agreement.unitIncomeBasisPoints;
  const items = [
    { label: t('fieldUnitIncome'), children: typeof share === 'number' ? percent(share) : t('missing') },
    { label: t('fieldIncomeWay'), children: text(agreement.incomeWay) },
    {
      label: t('fieldConversionDeadline'),
      children: agreement.conversionDeadline ? <Day value={agreement.conversionDeadline} /> : t('missing'),
    },
    { label: t('fieldCostSharing'), children: text(agreement.costSharing) },
    { label: t('fieldKeepingCosts'), children: text(agreement.keepingCosts) },
    { label: t('fieldReporting'), children: text(agreement.reporting) },
    { label: t('fieldDecisionOnConversion'), children: text(agreement.decisionOnConversion) },
    { label: t('fieldRightsAndDuties'), children: text(agreement.rightsAndDuties) },
    ...(grant.relinquishment
      ? [{ label: t('fieldRelinquishment'), children: t(`relinquishment${grant.relinquishment}`) }]
      : []),
    ...(grant.resourceFee
      ? [{ label: t('fieldResourceFee'), children: <Money value={grant.resourceFee} exact /> }]
      : []),
    ...(grant.agreementFile
      ? [{ label: t('agreementFile'), children: <StoredPaper file={grant.agreementFile} /> }]
      : []),
  ];
  return <Section title={t('agreementTitle')} items={items} />;
}

function Section({ title, items }: { title: string; items: { label: string; children: React.ReactNode }[] }) {
  return (
    <section className="f-card" style={{ marginBottom: 24 }}>
      <Descriptions
        title={<h2>{title}</h2>}
        column={{ xs: 1, lg: 2 }}
        items={items.map((item) => ({ ...item, key: item.label }))}
      />
    </section>
  );
}

function StoredPaper({ file }: { file: OwnershipGrantPartsFragment['splitFile'] }) {
  const t = useMessages(grantMessages);
  if (!file) return <>{t('missing')}</>;
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      <a href={file.url}>{file.name}</a>
      <br />
      <span className="f-quiet f-number" title={file.sha256}>
        {t('hash')} {file.sha256.slice(0, 16)}…
      </span>
    </span>
  );
}
