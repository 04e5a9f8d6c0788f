import { Layout } from './layout.tsx';

/** Says that there is no such thing. */
export function NotFoundPage({ what }: { what: string }) {
  return (
    <Layout title="Not found">
      <h1>There is no such {what}.</h1>
      <p>
        <a href="/">Back to the store</a>
      </p>
    </Layout>
  );
}
