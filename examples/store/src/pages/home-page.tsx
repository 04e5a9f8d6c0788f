import { catalog, type CatalogItem } from '../catalog.ts';
import { formatAmount } from '../format-amount.ts';
import { Layout } from './layout.tsx';

/** The shop window: every item with a button to buy it. */
export function HomePage() {
  return (
    <Layout title="Tools for hedges">
      <section class="intro">
        <h1>Tools for people who lay hedges.</h1>
        <p>A few good things, made to be mended. Sent within two days.</p>
      </section>
      <ul class="shelf">
        {catalog.map((item) => (
          <Item item={item} />
        ))}
      </ul>
    </Layout>
  );
}

function Item({ item }: { item: CatalogItem }) {
  const price = formatAmount(item.amount, item.currency);
  return (
    <li class={`card ${item.kind}`}>
      <img src={`/public/images/${item.image}`} alt="" width="400" height="300" />
      <div class="card-text">
        <h2>{item.name}</h2>
        <p>{item.description}</p>
        <form method="post" action="/orders">
          <input type="hidden" name="item" value={item.slug} />
          <span class="price">
            {price}
            {item.kind === 'plan' && <small> a month</small>}
          </span>
          <button aria-label={`${item.kind === 'plan' ? 'Join' : 'Buy'}: ${item.name}`}>
            {item.kind === 'plan' ? 'Join' : 'Buy'}
          </button>
          {item.kind === 'product' && (
            <button
              class="link"
              name="pay"
              value="here"
              aria-label={`or pay on this site: ${item.name}`}
            >
              or pay on this site
            </button>
          )}
        </form>
      </div>
    </li>
  );
}
