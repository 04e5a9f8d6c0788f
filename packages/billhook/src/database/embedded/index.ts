// `billhook/embedded`: an entry of its own, so that no production bundle of `billhook` contains it.
export { createDatabase } from './create-database.ts';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './start.ts';
export { EmbeddedPostgresError } from '../../errors/embedded-postgres-error.ts';
