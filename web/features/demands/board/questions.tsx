import { useQuery } from '@apollo/client/react';
import { Button, Tag } from 'antd';
import { Link, useLocation } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  DemandQuestionsDocument,
  type DemandQuestionsQuery,
  type QuestionPartsFragment,
} from '../../../generated/demands-board/graphql.ts';
import { DateTime, exactTime } from '../../../ui/date-time.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import styles from './board.module.css';
import { pageMessages } from './page.messages.ts';
import { AnswerForm, AskForm, HideButton } from './question-steps.tsx';

type Asking = NonNullable<DemandQuestionsQuery['demand']>['asking'];

const pick = (data: DemandQuestionsQuery) => data.demand?.questions;

/** Questions and answers in public, with what the reader may do: ask, answer, hide. */
export function Questions({ demandId }: { demandId: string }) {
  const t = useMessages(pageMessages);
  const { viewer } = useViewer();
  const { locale } = useLanguage();
  const { pathname } = useLocation();
  const list = useRows(DemandQuestionsDocument, pick, { id: demandId });
  const { data } = useQuery(DemandQuestionsDocument, {
    variables: { id: demandId },
    fetchPolicy: 'cache-only',
  });
  const asking = data?.demand?.asking;
  const refresh = () => void list.refetch();
  return (
    <section className="f-card" id="questions" aria-label={t('questions')}>
      <h2>{t('questions')}</h2>
      <p className="f-quiet">
        {t('questionsText')}{' '}
        {asking?.isOpen &&
          asking.closesAt &&
          t('questionsClose', { time: exactTime(asking.closesAt, locale) })}
        {asking && !asking.isOpen && t('questionsOver')}
      </p>
      {asking?.mayAsk && <AskForm demandId={demandId} onAsked={refresh} />}
      {asking?.isOpen && !viewer && (
        <p>
          <Link to={`/sign-in?return=${encodeURIComponent(`${pathname}#questions`)}`}>
            {t('questionsSignIn')}
          </Link>
        </p>
      )}
      {list.error !== undefined && list.error !== null && !list.rows && (
        <ErrorState error={list.error} onRetry={refresh} />
      )}
      {list.rows?.length === 0 && <p className="f-quiet">{t('questionsNone')}</p>}
      <ol className={styles.questions}>
        {list.rows?.map((question) => (
          <li key={question.id}>
            <Question question={question} asking={asking} onChanged={refresh} />
          </li>
        ))}
      </ol>
      <FaultAlert fault={list.fault} />
      {list.onMore && (
        <Button onClick={list.onMore} loading={list.loading} style={{ marginTop: 16 }}>
          {t('more', { total: list.totalCount ?? '' })}
        </Button>
      )}
    </section>
  );
}

function Question(props: {
  question: QuestionPartsFragment;
  asking: Asking | undefined;
  onChanged: () => void;
}) {
  const { question, asking, onChanged } = props;
  const t = useMessages(pageMessages);
  const isHidden = question.hiddenReason !== null && question.hiddenReason !== undefined;
  return (
    <article aria-label={t('questionNumber', { number: question.number })}>
      <p className="f-quiet" style={{ margin: 0 }}>
        {t('questionNumber', { number: question.number })} · <DateTime value={question.askedAt} />{' '}
        {question.askedFor && !question.isMine && t('askedFor', { name: question.askedFor })}{' '}
        {question.isMine && <Tag>{t('mine')}</Tag>}
      </p>
      {isHidden && <p className="f-quiet">{t('hidden', { reason: question.hiddenReason ?? '' })}</p>}
      {question.body && <p className={styles.text}>{question.body}</p>}
      {question.answer && (
        <div className={styles.answer}>
          <b>{t('answer')}</b> <DateTime value={question.answeredAt} />
          <p className={styles.text}>{question.answer}</p>
        </div>
      )}
      {!question.answer && !isHidden && !asking?.mayAnswer && <Tag>{t('waiting')}</Tag>}
      {!question.answer && !isHidden && asking?.mayAnswer && (
        <AnswerForm questionId={question.id} onAnswered={onChanged} />
      )}
      {!isHidden && asking?.mayHide && <HideButton questionId={question.id} onHidden={onChanged} />}
    </article>
  );
}
