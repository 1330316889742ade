import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { SignPledgeDocument } from '../../../generated/demands-lanes/graphql.ts';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { AFTER_STEP, type Lane, useLaneExplain, usePercent } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';
import { PledgeForm } from './pledge-form.tsx';
import { TargetTable } from './target-table.tsx';

/** The pledge of a lane, with the signatures on it and, for those who may, its steps. */
export function PledgePanel({ lane }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const [open, setOpen] = useState<'edit' | 'sign' | null>(null);
  const { pledge, actions } = lane;
  if (!pledge) return null;
  const canSign = actions.includes('SIGN_PLEDGE');
  const close = () => setOpen(null);
  return (
    <section className="f-card" aria-labelledby="pledge">
      <div className={styles.head}>
        <h2 id="pledge">{t('pledgeTitle')}</h2>
        <a href={`/demands/lanes/${lane.id}/pledge.pdf`} target="_blank" rel="noreferrer">
          {t('pledgePdf')}
        </a>
      </div>
      {lane.state === 'AWARDED' && pledge.missing.length > 0 && (
        <Alert
          className={styles.alert}
          type="warning"
          showIcon
          title={t('pledgeMissing', { terms: pledge.missing.map((term) => t(`term${term}`)).join('、') })}
        />
      )}
      <PledgeFacts lane={lane} />
      <h3>{t('targetsTitle')}</h3>
      <TargetTable targets={pledge.targets} />
      {lane.state === 'AWARDED' && <PledgedMilestones lane={lane} />}
      <Signatures lane={lane} />
      {(actions.includes('EDIT_PLEDGE') || canSign) && (
        <div className={styles.actions}>
          {canSign && (
            <Button type="primary" disabled={pledge.missing.length > 0} onClick={() => setOpen('sign')}>
              {t('sign')}
            </Button>
          )}
          {actions.includes('EDIT_PLEDGE') && <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>}
        </div>
      )}
      {open === 'edit' && <PledgeForm lane={lane} onClose={close} />}
      {open === 'sign' && <SignDialog lane={lane} onClose={close} />}
    </section>
  );
}

function PledgeFacts({ lane }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const { pledge } = lane;
  if (!pledge) return null;
  const { freeingGrounds } = pledge;
  return (
    <dl className={styles.facts}>
      <dt>{t('responsible')}</dt>
      <dd>{[pledge.responsibleName, pledge.responsibleTitle].filter(Boolean).join(' · ')}</dd>
      <dt>{t('finishOn')}</dt>
      <dd>{pledge.finishOn ? <Day value={pledge.finishOn} /> : '—'}</dd>
      <dt>{t('consequences')}</dt>
      <dd>
        <Consequences lane={lane} />
      </dd>
      <dt>{t('freeing')}</dt>
      <dd>
        {freeingGrounds.length === 0
          ? t('freeingNone')
          : freeingGrounds.map((ground) => t(`ground${ground}`)).join('；')}
        {pledge.freeingText && <div>{pledge.freeingText}</div>}
      </dd>
    </dl>
  );
}

/** What follows by a pledge where it is not fulfilled. */
export function Consequences({ lane: { pledge } }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  const percent = usePercent();
  if (!pledge?.consequences) return t('consequencesOpen');
  const { giveBackBasisPoints, barredMonths, text } = pledge.consequences;
  return (
    <>
      <div>
        {giveBackBasisPoints === 0
          ? t('giveBackNone')
          : t('giveBackText', { percent: percent(giveBackBasisPoints) })}
      </div>
      <div>{barredMonths === 0 ? t('barredNone') : t('barredText', { count: barredMonths })}</div>
      {text && <div>{text}</div>}
    </>
  );
}

/** The milestones that are about to be signed; once they are, they have a panel of their own. */
function PledgedMilestones({ lane: { pledge, milestoneStages } }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  if (!pledge) return null;
  const stages = new Map(milestoneStages.map(({ key, name }) => [key, name]));
  return (
    <>
      <h3>{t('milestonesTitle')}</h3>
      {pledge.milestones.length === 0 ? (
        <p className="f-quiet">{t('milestonesNone')}</p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('milestone')}</th>
                <th scope="col">{t('dueOn')}</th>
                <th scope="col">{t('deliverable')}</th>
                <th scope="col">{t('stage')}</th>
              </tr>
            </thead>
            <tbody>
              {pledge.milestones.map(({ name, dueOn, deliverable, stageKey }) => (
                <tr key={`${name} ${dueOn}`}>
                  <td data-label={t('milestone')}>{name}</td>
                  <td data-label={t('dueOn')}>{dueOn ? <Day value={dueOn} /> : '—'}</td>
                  <td data-label={t('deliverable')}>{deliverable}</td>
                  <td data-label={t('stage')}>{stageKey ? (stages.get(stageKey) ?? stageKey) : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Signatures({ lane: { pledge } }: { lane: Lane }) {
  const t = useMessages(laneMessages);
  if (!pledge) return null;
  const sides = [
    { key: 'signedLead', name: pledge.leadSignatory, at: pledge.leadSignedAt },
    { key: 'signedPoster', name: pledge.posterSignatory, at: pledge.posterSignedAt },
  ] as const;
  return (
    <div className={styles.signatures}>
      {sides.map(({ key, name, at }) => (
        <div key={key} className={styles.signature}>
          <div className="f-quiet">{t(key)}</div>
          {at ? (
            <div>
              {t('signedBy', { name: name ?? '' })} <DateTime value={at} exact />
            </div>
          ) : (
            <div>{t('unsigned')}</div>
          )}
        </div>
      ))}
    </div>
  );
}

function SignDialog({ lane, onClose }: { lane: Lane; onClose: () => void }) {
  const t = useMessages(laneMessages);
  const explain = useLaneExplain();
  const action = useAction(SignPledgeDocument, (data) => data.signPledge, {
    explain,
    refetchQueries: AFTER_STEP,
  });
  const digest = lane.pledge?.contentDigest ?? '';
  const sign = async () => {
    if (await action.run({ input: { laneId: lane.id, expectedVersion: lane.version, digest } })) onClose();
  };
  return (
    <Modal
      open
      title={t('signTitle')}
      okText={t('sign')}
      confirmLoading={action.running}
      onOk={() => void sign()}
      onCancel={onClose}
    >
      <p>{t('signText', { side: t(`side${lane.side ?? 'LEAD'}`) })}</p>
      <p className={`f-quiet ${styles.digest}`}>{t('signDigest', { digest })}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
