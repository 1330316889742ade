import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  AcknowledgeIntroductionDocument,
  DisputeIntroductionDocument,
} from '../../../generated/brokers-introductions/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { AskOnce } from './ask-once.tsx';
import { DoubtDialog } from './doubt-dialog.tsx';
import { AFTER_STEP, type Introduction } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';
import styles from './introductions.module.css';

type Step = 'ACKNOWLEDGE' | 'DISPUTE';

/** What both sides say, and the steps of the reader's own. */
export function AnswersCard({ introduction }: { introduction: Introduction }) {
  const t = useMessages(introductionMessages);
  const [open, setOpen] = useState<Step | null>(null);
  const { actions } = introduction;
  const close = () => setOpen(null);
  return (
    <section className="f-card" aria-labelledby="answers">
      <h2 id="answers">{t('answersTitle')}</h2>
      <div className={styles.sides}>
        <Side introduction={introduction} side="OWNER" />
        <Side introduction={introduction} side="ENTERPRISE" />
      </div>
      {actions.length > 0 && (
        <>
          <div className={styles.actions}>
            {actions.includes('ACKNOWLEDGE') && (
              <Button type="primary" onClick={() => setOpen('ACKNOWLEDGE')}>
                {t('acknowledge')}
              </Button>
            )}
            {actions.includes('DISPUTE') && (
              <Button onClick={() => setOpen('DISPUTE')}>{t('dispute')}</Button>
            )}
          </div>
          <p className="f-quiet">{t('answerIntro')}</p>
        </>
      )}
      {open === 'ACKNOWLEDGE' && <AcknowledgeDialog introduction={introduction} onClose={close} />}
      {open === 'DISPUTE' && <DisputeDialog introduction={introduction} onClose={close} />}
    </section>
  );
}

function Side({ introduction, side }: { introduction: Introduction; side: 'OWNER' | 'ENTERPRISE' }) {
  const t = useMessages(introductionMessages);
  const organization = side === 'OWNER' ? introduction.unit : introduction.enterprise;
  const answer = introduction.answers.find((each) => each.side === side);
  return (
    <div className={styles.side}>
      <strong>{organization?.name}</strong> <span className="f-quiet">{t(`side${side}`)}</span>
      <p>
        {t(`answer${answer?.verdict ?? 'NONE'}`)} {answer && <DateTime value={answer.at} />}
      </p>
      {answer?.doubt && <p>{t(`doubt${answer.doubt}`)}</p>}
      {answer?.reason && <p className={styles.words}>{answer.reason}</p>}
    </div>
  );
}

interface DialogProps {
  introduction: Introduction;
  onClose: () => void;
}

function AcknowledgeDialog({ introduction, onClose }: DialogProps) {
  const t = useMessages(introductionMessages);
  const { locale } = useLanguage();
  const action = useAction(AcknowledgeIntroductionDocument, (data) => data.acknowledgeIntroduction, {
    refetchQueries: AFTER_STEP,
  });
  const { id, version, protectedUntil, clientSide, unit, enterprise } = introduction;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${protectedUntil}T00:00:00Z`),
  );
  const client = (clientSide === 'OWNER' ? unit : enterprise)?.name ?? '';
  const acknowledge = async () => {
    if (await action.run({ input: { introductionId: id, expectedVersion: version } })) onClose();
  };
  return (
    <AskOnce
      title={t('acknowledgeTitle')}
      text={t('acknowledgeText', { day, client })}
      ok={t('acknowledge')}
      action={action}
      onOk={() => void acknowledge()}
      onCancel={onClose}
    />
  );
}

function DisputeDialog({ introduction, onClose }: DialogProps) {
  const t = useMessages(introductionMessages);
  const action = useAction(DisputeIntroductionDocument, (data) => data.disputeIntroduction, {
    refetchQueries: AFTER_STEP,
  });
  const { id: introductionId, version: expectedVersion } = introduction;
  return (
    <DoubtDialog
      title={t('disputeTitle')}
      text={t('disputeText')}
      ok={t('dispute')}
      action={action}
      send={(fields) => action.run({ input: { introductionId, expectedVersion, ...fields } })}
      onClose={onClose}
    />
  );
}
