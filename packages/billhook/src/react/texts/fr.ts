// What the components say in French.
import type { FormTexts } from './texts.ts';

export const fr: FormTexts = {
  loading: 'Chargement du formulaire sécurisé…',
  notLoaded:
    'Le formulaire de paiement n’a pas pu être chargé. Vérifiez votre connexion et réessayez.',
  notAvailable:
    'Le formulaire de paiement n’est pas disponible pour le moment. Veuillez contacter le vendeur.',
  tryAgain: 'Réessayer',
  payAmount: 'Payer {amount}',
  pay: 'Payer',
  saveCard: 'Enregistrer la carte',
  working: 'Un instant. Votre banque peut vous demander une confirmation.',
  unreachable:
    'Le service de paiement est injoignable. Veuillez réessayer : vous ne serez pas débité deux fois.',
  paid: 'Merci. Votre paiement a été effectué.',
  paymentProcessing: 'Merci. Votre paiement est en cours ; cela peut prendre quelques jours.',
  paymentCanceled: 'Ce paiement a été annulé et n’est plus possible.',
  saved: 'Votre carte est enregistrée.',
  saveProcessing:
    'Votre moyen de paiement est en cours d’enregistrement ; cela peut prendre quelques jours.',
  saveCanceled: 'L’opération a été annulée. Veuillez recommencer.',
  savedMethods: 'Moyens de paiement enregistrés',
  noSavedMethods: 'Vous n’avez aucun moyen de paiement enregistré.',
  methodsNotLoaded: 'Vos moyens de paiement n’ont pas pu être chargés. Veuillez réessayer.',
  endingIn: '{brand} se terminant par {last4}',
  expires: 'Expire en {date}',
  expired: 'Expirée en {date}',
  isDefault: 'Par défaut',
  makeDefault: 'Définir par défaut',
  remove: 'Supprimer',
  makeMethodDefault: 'Définir {method} par défaut',
  removeMethod: 'Supprimer {method}',
  confirmRemoval: 'Supprimer {method} ?',
  nowDefault: '{method} est maintenant utilisé par défaut.',
  removed: '{method} a été supprimé.',
  keep: 'Conserver',
  changeFailed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
  checkout: 'Passer au paiement',
  openingCheckout: 'Ouverture du paiement…',
  checkoutFailed: 'La page de paiement n’a pas pu être ouverte. Veuillez réessayer.',
};
