import { useMemo } from 'react';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import styles from './contracts.module.css';
import { contractDeskMessages } from './desk.messages.ts';
import type { TemplateFields } from './template-editor.tsx';
import { type Piece, type Place, placesLeftOut, previewLines } from './template-text.ts';

/** What a contract by this template would say, with example terms; what the terms fill in is marked. */
export function TemplatePreview({ fields, places }: { fields: TemplateFields; places: readonly Place[] }) {
  const t = useMessages(contractDeskMessages);
  const { locale } = useLanguage();
  const byName = useMemo(() => new Map(places.map((place) => [place.name, place])), [places]);
  const clauses = fields.clauses ?? [];
  const leftOut = placesLeftOut(
    clauses.map((clause) => clause?.text ?? ''),
    places,
  );
  return (
    <section className={styles.paper} lang="zh-CN" aria-label={t('preview')}>
      <div className="f-quiet">{t('preview')}</div>
      <h2>{fields.name}</h2>
      {keyed(clauses).map(({ key, item: clause }) => (
        <div key={key}>
          <h3>
            <a href={`#clause-${key}`}>
              {Number(key) + 1}. {clause?.heading}
            </a>
          </h3>
          {keyed(previewLines(clause?.text ?? '', byName)).map((line) => (
            <p key={line.key}>
              {keyed(line.item).map((piece) => (
                <PieceText key={piece.key} piece={piece.item} />
              ))}
            </p>
          ))}
        </div>
      ))}
      {leftOut.length > 0 && (
        <div className="f-quiet" style={{ marginTop: 16 }}>
          {t('previewLeftOut', {
            parts: leftOut
              .map(({ meaning, meaningEn }) => (locale === 'en' ? meaningEn : meaning))
              .join('、'),
          })}
        </div>
      )}
    </section>
  );
}

/** Articles, lines and pieces have no identity but their place. */
function keyed<Item>(items: readonly Item[]): { key: string; item: Item }[] {
  return items.map((item, place) => ({ key: String(place), item }));
}

function PieceText({ piece }: { piece: Piece }) {
  if (piece.kind === 'text') return piece.text;
  if (piece.example === null) return <mark className={styles.wrong}>{`{{${piece.name}}}`}</mark>;
  return <span className={styles.filled}>{piece.example}</span>;
}
