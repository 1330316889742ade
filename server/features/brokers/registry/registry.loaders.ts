import { loadOne } from '../../../platform/graphql/loaders.ts';
import { brokerRecord } from './record/broker-record.ts';
import { confirmersOf } from './review/confirmer.ts';

/** Who decides on a profile, by its id. */
export const confirmerOfBroker = loadOne('confirmerOfBroker', (app, ids) =>
  confirmersOf(app.db.manager, ids),
);

/** The verified record of a broker. */
export const recordOfBroker = loadOne('recordOfBroker', (app, ids) => brokerRecord(app.db.manager, ids));
