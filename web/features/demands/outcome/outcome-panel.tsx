import { App, Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { LinkReservedShareDocument } from '../../../generated/demands-outcome/graphql.ts';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useRegions } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { percentText } from '../../offers/terms/use-terms-text.ts';
import { outcomeMessages } from './outcome.messages.ts';
import styles from './outcome.module.css';
import { DiscloseDialog, LinkResultDialog } from './outcome-dialogs.tsx';
import { type Outcome, useOutcomeExplain, useOutcomes } from './use-outcome.ts';

interface Props {
  demandId: string;
  /** Only this lane; all lanes with something to show, unless told. */
  laneId?: string;
}

/** What came of a demand: result, reserved share, option and deal of each lane. Nothing where nothing came of it yet. */
export function OutcomePanel({ demandId, laneId }: Props) {
  const t = useMessages(outcomeMessages);
  const { outcomes, error, refetch } = useOutcomes(demandId);
  if (error && !outcomes) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!outcomes) return <Skeleton active paragraph={{ rows: 3 }} />;
  const shown = outcomes.filter(
    (each) =>
      (laneId === undefined || each.id === laneId) &&
      (each.hasResult || each.reservedGrant !== null || each.actions.length > 0 || each.dealId !== null),
  );
  if (shown.length === 0) return null;
  return (
    <App component={false}>
      <section className="f-card" aria-label={t('title')}>
        <h2>{t('title')}</h2>
        <p className="f-quiet">{t('intro')}</p>
        {shown.map((outcome) => (
          <OutcomeOfLane
            key={outcome.id}
            outcome={outcome}
            named={outcomes.length > 1}
            onChanged={() => void refetch()}
          />
        ))}
      </section>
    </App>
  );
}

interface LaneProps {
  outcome: Outcome;
  /** Whether the lane is named: where there are several. */
  named: boolean;
  onChanged: () => void;
}

function OutcomeOfLane({ outcome, named, onChanged }: LaneProps) {
  const t = useMessages(outcomeMessages);
  return (
    <div className={styles.outcome}>
      {named && <h3>{t('team', { number: outcome.laneNumber, team: outcome.organization?.name ?? '' })}</h3>}
      <dl className={styles.facts}>
        <dt>{t('result')}</dt>
        <dd>
          <ResultLink outcome={outcome} />
        </dd>
        {outcome.reservedGrant && (
          <>
            <dt>{t('share')}</dt>
            <dd>
              <GrantLink grant={outcome.reservedGrant} />
            </dd>
          </>
        )}
        <dt>{t('option')}</dt>
        <dd>
          <OptionText option={outcome.option} />
        </dd>
        {outcome.dealId && (
          <>
            <dt>{t('deal')}</dt>
            <dd>
              <Link to={`/deals/${outcome.dealId}`}>{t('openDeal')}</Link>
            </dd>
          </>
        )}
      </dl>
      <Steps outcome={outcome} onChanged={onChanged} />
    </div>
  );
}

function ResultLink({ outcome: { hasResult, result, resultState } }: { outcome: Outcome }) {
  const t = useMessages(outcomeMessages);
  if (!result || !resultState)
    return <span className="f-quiet">{t(hasResult ? 'hiddenResult' : 'noResult')}</span>;
  const to = resultState === 'PUBLISHED' ? `/results/${result.id}` : `/desk/results/${result.id}`;
  return (
    <>
      <Link to={to}>{result.title}</Link> <span className="f-quiet">{t(`state${resultState}`)}</span>
    </>
  );
}

function GrantLink({ grant }: { grant: NonNullable<Outcome['reservedGrant']> }) {
  const t = useMessages(outcomeMessages);
  const { locale } = useLanguage();
  const { id, title, kind, shareBasisPoints, useYears, state } = grant;
  const share =
    kind === 'LONG_TERM_USE'
      ? t('years', { count: useYears ?? 0 })
      : kind === 'CO_OWNERSHIP'
        ? percentText(shareBasisPoints ?? 0, locale)
        : t('whole');
  return (
    <>
      <Link to={`/desk/grants/${id}`}>{t('shareText', { title, share })}</Link>{' '}
      <span className="f-quiet">{t(`grant${state}`)}</span>
    </>
  );
}

/** What license the poster may take, in words. */
export function OptionText({ option }: { option: Outcome['option'] }) {
  const t = useMessages(outcomeMessages);
  const regions = useRegions();
  if (!option) return <span className="f-quiet">{t('noOption')}</span>;
  const places = option.territory.map((code) => regions.name(code) ?? code).join('、');
  return (
    <>
      {t('optionText', { kind: t(`optionKind${option.licenseKind}`), place: places || t('everywhere') })}
      {option.text && <div className="f-quiet">{option.text}</div>}
    </>
  );
}

function Steps({ outcome, onChanged }: { outcome: Outcome; onChanged: () => void }) {
  const t = useMessages(outcomeMessages);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const explain = useOutcomeExplain();
  const [open, setOpen] = useState<'link' | 'disclose' | null>(null);
  const share = useAction(LinkReservedShareDocument, (answer) => answer.linkReservedShare);
  const { actions, id, demandId } = outcome;
  const close = () => setOpen(null);
  const linkShare = async () => {
    if (!(await share.run({ input: { laneId: id } }))) return;
    message.success(t('shareLinked'));
    onChanged();
  };
  if (actions.length === 0) return null;
  return (
    <>
      <Space wrap>
        {actions.includes('EXERCISE_OPTION') && (
          <Button type="primary" onClick={() => void navigate(`/demands/${demandId}/option/${id}`)}>
            {t('exercise')}
          </Button>
        )}
        {actions.includes('DISCLOSE') && <Button onClick={() => setOpen('disclose')}>{t('disclose')}</Button>}
        {actions.includes('LINK_RESULT') && (
          <Button onClick={() => setOpen('link')}>{t('linkResult')}</Button>
        )}
        {actions.includes('RESERVE_SHARE') && (
          <Button onClick={() => void navigate(`/demands/${demandId}/reserve/${id}`)}>{t('reserve')}</Button>
        )}
        {actions.includes('LINK_SHARE') && (
          <Button loading={share.running} onClick={() => void linkShare()}>
            {t('linkShare')}
          </Button>
        )}
      </Space>
      <Refusals errors={share.refusals} explain={explain} />
      <FaultAlert fault={share.fault} />
      {open === 'link' && <LinkResultDialog outcome={outcome} onClose={close} />}
      {open === 'disclose' && <DiscloseDialog outcome={outcome} onClose={close} />}
    </>
  );
}
