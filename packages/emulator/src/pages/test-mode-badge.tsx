/** Says on every page that no money moves here. */
import type { JSX } from 'hono/jsx/jsx-runtime';

export function TestModeBadge(): JSX.Element {
  return (
    <span class="test-mode">
      <b>TEST MODE</b> <span>emulator</span>
    </span>
  );
}
