// The list as it is on the server, and the changes that the customer makes to it. After each change it is read
// again: what is shown is what is saved.
import { useEffect, useState } from 'react';

import { useLatest } from '../parts/use-latest.ts';
import type { ListedMethod } from './listed-method.ts';

export interface MethodSource {
  /** The customer's saved payment methods. */
  readonly list: () => Promise<readonly ListedMethod[]>;
  readonly onError: (error: unknown) => void;
}

export interface Methods {
  /** Null until they are there. */
  readonly methods: readonly ListedMethod[] | null;
  /** Whether they could not be read. */
  readonly hasFailed: boolean;
  /** The id of the one that is being changed. */
  readonly changing: string | null;
  readonly reload: () => Promise<void>;
  /** Whether the change was made. One at a time: none is begun during another. */
  readonly change: (id: string, make: () => Promise<unknown>) => Promise<boolean>;
}

export function useMethods(source: MethodSource): Methods {
  const latest = useLatest(source);
  const [methods, setMethods] = useState<readonly ListedMethod[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [changing, setChanging] = useState<string | null>(null);

  const reload = async (): Promise<void> => {
    setHasFailed(false);
    try {
      setMethods(await latest.current.list());
    } catch (error) {
      setHasFailed(true);
      latest.current.onError(error);
    }
  };
  const change: Methods['change'] = async (id, make) => {
    if (changing !== null) return false;
    setChanging(id);
    try {
      await make();
      await reload();
      return true;
    } catch (error) {
      latest.current.onError(error);
      return false;
    } finally {
      setChanging(null);
    }
  };
  useEffect(() => {
    let isWanted = true;
    latest.current.list().then(
      (listed) => isWanted && setMethods(listed),
      (error: unknown) => {
        if (!isWanted) return;
        setHasFailed(true);
        latest.current.onError(error);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [latest]);
  return { methods, hasFailed, changing, reload, change };
}
