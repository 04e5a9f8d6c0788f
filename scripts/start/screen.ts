// What `npm start` shows when everything is up.

const testCards: readonly [number: string, outcome: string][] = [
  ['4242 4242 4242 4242', 'succeeds'],
  ['4000 0000 0000 0002', 'is declined'],
  ['4000 0000 0000 9995', 'has insufficient funds'],
  ['4000 0025 0000 3155', 'asks for 3D Secure'],
  ['4000 0000 0000 0259', 'is paid, then disputed'],
];

/** One short screen: the links to open and the cards to try. */
export function welcome({
  storeUrl,
  emulatorUrl,
}: {
  storeUrl: string;
  emulatorUrl: string;
}): string {
  const cards = testCards.map(([number, outcome]) => `    ${number}   ${outcome}`).join('\n');
  return `
  Billhook is running. No account, no network.

    The store             ${storeUrl}
    The Stripe emulator   ${emulatorUrl}

  Buy something and pay with a test card (any future date, any CVC):

${cards}

  Ctrl-C stops everything; your data is kept in .billhook/ (npm start -- --fresh begins anew).

`;
}
