import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../app/i18n.tsx';
import { type UserErrorParts, useExplain } from './explain.ts';
import { refusalMessages } from './refusal.messages.ts';
import styles from './ui.module.css';

interface Props {
  errors: readonly UserErrorParts[];
  /** Better words of the feature for a refusal it knows; undefined falls back on the general ones. */
  explain?: ((error: UserErrorParts) => string | undefined) | undefined;
}

/** What was refused, why (with the rule and where to read it), and what to do. Takes the focus when it appears. */
export function Refusals({ errors, explain }: Props) {
  const t = useMessages(refusalMessages);
  const general = useExplain();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  const words = (error: UserErrorParts) => explain?.(error) ?? general(error);
  const [only] = errors;
  if (!only) return null;
  if (errors.length === 1 && !only.rule) {
    return (
      <div ref={box} tabIndex={-1} role="alert" className={styles.refusals}>
        <Alert type="error" showIcon title={words(only)} />
      </div>
    );
  }
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.refusals}>
      <Alert
        type="error"
        showIcon
        title={t('refusedTitle')}
        description={
          <ul>
            {errors.map((error) => (
              <li key={`${error.code}:${error.field ?? ''}:${error.rule?.id ?? ''}`}>
                {words(error)}
                {error.rule && <RuleQuote rule={error.rule} />}
              </li>
            ))}
          </ul>
        }
      />
    </div>
  );
}

interface QuoteProps {
  rule: NonNullable<UserErrorParts['rule']>;
  /** Where the rule may only warn: a document is then named without saying that the unit made it its own. */
  plain?: boolean;
}

/** A rule in its own words, with its authority, its citation and the way to the rulebook. */
export function RuleQuote({ rule, plain = false }: QuoteProps) {
  const t = useMessages(refusalMessages);
  const { locale } = useLanguage();
  return (
    <div className={styles.ruleQuote}>
      <p>{locale === 'en' ? rule.textEn : rule.text}</p>
      <p className="f-quiet">
        {plain && rule.authority === 'DOCUMENT' ? t('authorityPlain') : t(`authority${rule.authority}`)}
        {rule.citation && ` · ${rule.citation}`} ·{' '}
        <Link to={`/rulebook#${rule.id}`}>{t('ruleLink', { id: rule.id })}</Link>
      </p>
    </div>
  );
}
