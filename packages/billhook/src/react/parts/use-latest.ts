// The newest value, for what runs later than the rendering that gave it, such as the answer to a request.
import { type RefObject, useEffect, useRef } from 'react';

export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
