import { Button, Rate } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerReviewPartsFragment,
  BrokerReviewsDocument,
  type BrokerReviewsQuery,
} from '../../../generated/brokers-registry/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { MoreRows } from '../../../ui/list-page.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { brokerMessages } from './broker.messages.ts';
import type { BrokerOnPage } from './broker-page.tsx';
import styles from './registry.module.css';
import { AnswerReview, HideReview, WriteReview } from './review-dialogs.tsx';

const pick = (data: BrokerReviewsQuery) => data.broker?.reviews;

/** What clients of finished engagements say, and the answers. */
export function ReviewsPanel({ broker, onChanged }: { broker: BrokerOnPage; onChanged: () => void }) {
  const t = useMessages(brokerMessages);
  const [writing, setWriting] = useState(false);
  const list = useRows(BrokerReviewsDocument, pick, { id: broker.id });
  const changed = () => {
    setWriting(false);
    list.refetch();
    onChanged();
  };
  const [engagement] = broker.reviewable;
  return (
    <section className="f-card">
      <h2>{t('reviews')}</h2>
      <p className="f-quiet">{t('reviewsHint')}</p>
      {engagement && (
        <p>
          <Button onClick={() => setWriting(true)}>{t('write', { number: engagement.number })}</Button>
        </p>
      )}
      {list.rows?.length === 0 && <p>{t('noReviews')}</p>}
      {list.rows?.map((review) => (
        <Review key={review.id} review={review} onChanged={changed} />
      ))}
      <MoreRows list={list} />
      {engagement && writing && (
        <WriteReview engagement={engagement} onDone={changed} onClose={() => setWriting(false)} />
      )}
    </section>
  );
}

function Review({ review, onChanged }: { review: BrokerReviewPartsFragment; onChanged: () => void }) {
  const t = useMessages(brokerMessages);
  const [asking, setAsking] = useState<'ANSWER' | 'HIDE' | null>(null);
  const close = () => setAsking(null);
  const done = () => {
    setAsking(null);
    onChanged();
  };
  return (
    <article className={styles.review}>
      <div>
        <Rate disabled value={review.stars} aria-label={t('ratingOf', { stars: review.stars })} />{' '}
        <span className="f-quiet">
          {review.client?.name ?? t('clientUnnamed')} · <DateTime value={review.at} />
        </span>
      </div>
      <p className={styles.text}>{review.text}</p>
      {review.answer && (
        <p className={styles.answer}>
          <b>{t('answered1')}</b> {review.answer}
        </p>
      )}
      {review.hiddenAt && <p className="f-quiet">{t('hidden', { reason: review.hiddenReason ?? '' })}</p>}
      {review.canAnswer && (
        <Button size="small" onClick={() => setAsking('ANSWER')}>
          {t('answer')}
        </Button>
      )}
      {review.canHide && (
        <Button size="small" danger onClick={() => setAsking('HIDE')}>
          {t('hide')}
        </Button>
      )}
      {asking === 'ANSWER' && <AnswerReview reviewId={review.id} onDone={done} onClose={close} />}
      {asking === 'HIDE' && <HideReview reviewId={review.id} onDone={done} onClose={close} />}
    </article>
  );
}
