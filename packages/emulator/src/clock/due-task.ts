/** Something that is due at a later time, such as the expiry of a checkout session. */
export interface DueTask {
  object: '_due_task';
  id: string;
  /** When it is due, in milliseconds since the Unix epoch. */
  dueAtMs: number;
  /** What to do: the name that a resource registered it under. */
  kind: string;
  /** The object that it is about. */
  subject: string;
}
