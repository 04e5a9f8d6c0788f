// What the server of the test shop tells its page.

export interface ShopConfig {
  readonly show: 'pay' | 'save' | 'cards' | 'buy';
  readonly publishableKey: string;
  readonly clientSecret: string;
  readonly user: string;
}
