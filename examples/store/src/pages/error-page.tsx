import { Layout } from './layout.tsx';

/** Says that something is out of order, and what it means for the visitor's money. */
export function ErrorPage() {
  return (
    <Layout title="Out of order">
      <h1>That did not work.</h1>
      <p>
        It is our fault, not yours. Trying again is safe: nothing is charged twice, and{' '}
        <a href="/orders">your orders</a> show what was paid.
      </p>
    </Layout>
  );
}
