import { Alert, App, Button, Steps, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useNarrow } from '../../app/theme.tsx';
import type { ObjectionAction, ObjectionPartsFragment } from '../../generated/clearance/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { noticeMessages } from './notices.messages.ts';
import styles from './notices.module.css';
import { ObjectionDialog } from './objection-dialogs.tsx';

interface Props {
  objection: ObjectionPartsFragment;
  onChanged: () => Promise<unknown>;
}

const COURSE = ['RAISED', 'ADMITTED', 'INVESTIGATED', 'OUTCOME_PUBLISHED'] as const;

/** One objection with its course, its term and the steps that the reader can take. */
export function ObjectionCard({ objection, onChanged }: Props) {
  const t = useMessages(noticeMessages);
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [open, setOpen] = useState<ObjectionAction | null>(null);
  const { notice, state } = objection;
  const done = async () => {
    setOpen(null);
    message.success(t('stepDone'));
    await onChanged();
  };
  return (
    <article className="f-card">
      <div className={styles.cardHead}>
        <h2>
          <Link to={`/notices/${notice.id}`}>{notice.title}</Link>
        </h2>
        <Term objection={objection} />
      </div>
      {state === 'TURNED_DOWN' ? (
        <Tag>{t('objTURNED_DOWN')}</Tag>
      ) : (
        <Steps
          size="small"
          orientation={narrow ? 'vertical' : 'horizontal'}
          current={COURSE.indexOf(state) + (state === 'OUTCOME_PUBLISHED' ? 1 : 0)}
          items={COURSE.map((each) => ({ title: t(`obj${each}`) }))}
        />
      )}
      <p className={styles.text}>{objection.grounds}</p>
      <Files files={objection.files} />
      <Who objection={objection} />
      {objection.turnDownReason && <Words label={t('turnDownReason')}>{objection.turnDownReason}</Words>}
      {objection.findings && <Words label={t('findings')}>{objection.findings}</Words>}
      <Files files={objection.findingsFiles} />
      {objection.outcome && (
        <Words label={t('outcomeText')}>
          <Tag color={objection.outcome === 'UPHELD' ? 'error' : 'success'}>
            {t(`outcome${objection.outcome}`)}
          </Tag>
          {objection.outcomeText}
        </Words>
      )}
      {objection.availableActions.length > 0 && (
        <div className={styles.buttons}>
          {objection.availableActions.map((action, index) => (
            <Button key={action} type={index === 0 ? 'primary' : 'default'} onClick={() => setOpen(action)}>
              {t(`act${action}`)}
            </Button>
          ))}
        </div>
      )}
      {open && (
        <ObjectionDialog
          step={open}
          objection={objection}
          onDone={() => void done()}
          onClose={() => setOpen(null)}
        />
      )}
    </article>
  );
}

function Term({ objection: { state, term } }: Pick<Props, 'objection'>) {
  const t = useMessages(noticeMessages);
  if (term.missingYear !== null && state === 'RAISED')
    return <Alert type="warning" showIcon title={t('calendarMissing', { year: term.missingYear ?? '' })} />;
  if (!term.day) return null;
  if (state !== 'RAISED') return term.overdue ? <Tag color="error">{t('decidedLate')}</Tag> : null;
  return (
    <span>
      {term.overdue && <Tag color="error">{t('overdue')}</Tag>}
      <strong className="f-number">{t('answerBy', { day: term.day })}</strong>
    </span>
  );
}

function Who({ objection }: Pick<Props, 'objection'>) {
  const t = useMessages(noticeMessages);
  const { objectorName, contact, investigator, state, raisedByMe, raisedAt } = objection;
  return (
    <div className={`${styles.facts} f-quiet`}>
      <span>
        {t('raisedAt')} <DateTime value={raisedAt} exact />
      </span>
      {raisedByMe && <Tag>{t('mineMark')}</Tag>}
      {!raisedByMe && (
        <span>
          {objectorName ? t('objector', { name: objectorName, contact: contact ?? '' }) : t('objectorHidden')}
        </span>
      )}
      {investigator && <span>{t('investigator', { name: investigator.name })}</span>}
      {!investigator && state === 'ADMITTED' && <span>{t('noInvestigator')}</span>}
    </div>
  );
}

function Words({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p className={styles.text}>
      <strong>{label}</strong>
      <br />
      {children}
    </p>
  );
}

function Files({ files }: { files: ObjectionPartsFragment['files'] }) {
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map(({ id, name, url }) => (
        <li key={id}>
          <a href={url}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
