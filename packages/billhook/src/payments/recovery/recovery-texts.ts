// What the recovery page says, in the languages that messages about declines have.
export interface RecoveryTexts {
  /** The title of the page, while there is something to do. */
  readonly title: string;
  /** The title when there is not. */
  readonly titleAfterwards: string;
  /** Above the button. */
  readonly explanation: string;
  readonly button: string;
  readonly paid: string;
  readonly processing: string;
  readonly canceled: string;
  /** Where the link is not one of ours. */
  readonly unknown: string;
}

/** The languages there are. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'pt';

const texts: Readonly<Record<Language, RecoveryTexts>> = {
  en: {
    title: 'Confirm your payment',
    titleAfterwards: 'Your payment',
    explanation:
      'Your bank wants to know that it is you. Nothing has been charged yet. You will be taken to your bank and back.',
    button: 'Continue to your bank',
    paid: 'Thank you: this payment is made. You can close this page.',
    processing: 'This payment is being processed. There is nothing more to do.',
    canceled: 'This payment was canceled. Nothing was charged.',
    unknown: 'This link is not valid, or no longer. Please ask for a new one.',
  },
  de: {
    title: 'Zahlung bestätigen',
    titleAfterwards: 'Ihre Zahlung',
    explanation:
      'Ihre Bank möchte sichergehen, dass Sie es sind. Es wurde noch nichts abgebucht. Sie werden zu Ihrer Bank und zurück geleitet.',
    button: 'Weiter zur Bank',
    paid: 'Danke: Die Zahlung ist erfolgt. Sie können diese Seite schließen.',
    processing: 'Die Zahlung wird bearbeitet. Sie müssen nichts weiter tun.',
    canceled: 'Die Zahlung wurde storniert. Es wurde nichts abgebucht.',
    unknown:
      'Dieser Link ist nicht oder nicht mehr gültig. Bitte lassen Sie sich einen neuen geben.',
  },
  es: {
    title: 'Confirme su pago',
    titleAfterwards: 'Su pago',
    explanation:
      'Su banco necesita comprobar que es usted. Aún no se ha cobrado nada. Le llevaremos a su banco y de vuelta.',
    button: 'Continuar a su banco',
    paid: 'Gracias: el pago se ha realizado. Puede cerrar esta página.',
    processing: 'El pago se está procesando. No tiene que hacer nada más.',
    canceled: 'El pago se canceló. No se ha cobrado nada.',
    unknown: 'Este enlace no es válido o ha dejado de serlo. Pida uno nuevo.',
  },
  fr: {
    title: 'Confirmez votre paiement',
    titleAfterwards: 'Votre paiement',
    explanation:
      "Votre banque souhaite s'assurer que c'est bien vous. Rien n'a encore été débité. Vous serez dirigé vers votre banque, puis ramené ici.",
    button: 'Continuer vers votre banque',
    paid: 'Merci : le paiement est effectué. Vous pouvez fermer cette page.',
    processing: "Le paiement est en cours de traitement. Vous n'avez plus rien à faire.",
    canceled: "Le paiement a été annulé. Rien n'a été débité.",
    unknown: "Ce lien n'est pas ou n'est plus valable. Veuillez en demander un nouveau.",
  },
  pt: {
    title: 'Confirme o seu pagamento',
    titleAfterwards: 'O seu pagamento',
    explanation:
      'O seu banco precisa de confirmar a sua identidade. Ainda não foi cobrado nada. Vamos levá-lo ao seu banco e de volta.',
    button: 'Continuar para o banco',
    paid: 'Obrigado: o pagamento foi efetuado. Pode fechar esta página.',
    processing: 'O pagamento está a ser processado. Não precisa de fazer mais nada.',
    canceled: 'O pagamento foi cancelado. Não foi cobrado nada.',
    unknown: 'Esta ligação não é válida ou deixou de o ser. Peça uma nova.',
  },
};

export interface Spoken {
  readonly language: Language;
  readonly texts: RecoveryTexts;
}

/** The texts in the first language of the list that there is; English if there is none. */
export function recoveryTexts(locales: readonly string[]): Spoken {
  const language =
    locales
      .map((locale) => locale.toLowerCase().split('-')[0] ?? '')
      .find((each): each is Language => Object.hasOwn(texts, each)) ?? 'en';
  return { language, texts: texts[language] };
}

/** The languages of an `Accept-Language` header, the preferred first. */
export function acceptedLocales(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((entry) => {
      const [locale = '', quality] = entry.trim().split(';q=');
      return { locale: locale.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ locale, quality }) => locale !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ locale }) => locale);
}
