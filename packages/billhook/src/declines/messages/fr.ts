// What customers are told in French.
import type { Messages } from './message-key.ts';

export const fr: Messages = {
  address:
    'L’adresse de facturation ou le code postal ne correspond pas à votre carte. Veuillez vérifier et réessayer.',
  amount:
    'Votre banque n’autorise pas un paiement de ce montant. Veuillez utiliser un autre moyen de paiement ou contacter votre banque.',
  another_method:
    'Cette carte ne peut pas être utilisée pour le moment. Veuillez utiliser un autre moyen de paiement.',
  authenticate:
    'Votre banque vous demande de confirmer ce paiement. Veuillez réessayer et suivre les étapes indiquées par votre banque.',
  authentication_failed:
    'Votre paiement n’a pas pu être confirmé auprès de votre banque. Veuillez réessayer ou utiliser un autre moyen de paiement.',
  bank_account:
    'Ce compte bancaire ne peut pas être débité. Veuillez utiliser un autre compte ou contacter votre banque.',
  currency_not_supported:
    'Cette carte ou ce moyen de paiement ne peut pas être utilisé dans cette devise. Veuillez en utiliser un autre.',
  cvc: 'Le code de vérification de votre carte est incorrect. Veuillez le vérifier et réessayer.',
  details:
    'Certaines de vos informations de paiement sont incorrectes. Veuillez les vérifier et réessayer.',
  duplicate:
    'Le même paiement vient d’être effectué. Veuillez vérifier s’il a abouti avant de payer à nouveau.',
  expired: 'Votre carte a expiré. Veuillez utiliser une autre carte.',
  expiry: 'La date d’expiration de votre carte est incorrecte. Veuillez la vérifier et réessayer.',
  generic:
    'Votre paiement a été refusé. Veuillez utiliser un autre moyen de paiement ou contacter votre banque.',
  insert_card:
    'Votre carte nécessite un code PIN. Veuillez l’insérer dans le lecteur et saisir votre code.',
  insufficient_funds:
    'Le solde disponible sur cette carte ou ce compte est insuffisant. Veuillez utiliser un autre moyen de paiement.',
  limit_exceeded:
    'Ce paiement dépasse un plafond de votre carte ou de votre compte. Veuillez utiliser un autre moyen de paiement ou contacter votre banque.',
  method_invalid:
    'Ce moyen de paiement ne peut plus être utilisé. Veuillez l’ajouter à nouveau ou en utiliser un autre.',
  not_approved:
    'Le paiement n’a pas été approuvé. Veuillez réessayer ou utiliser un autre moyen de paiement.',
  not_supported:
    'Cette carte ou ce moyen de paiement ne peut pas être utilisé pour cet achat. Veuillez en utiliser un autre.',
  number: 'Le numéro de carte est incorrect. Veuillez le vérifier et réessayer.',
  pin: 'Le code PIN est incorrect. Veuillez réessayer.',
  provider_account:
    'Il y a un problème avec votre compte auprès du prestataire de paiement. Veuillez le vérifier ou utiliser un autre moyen de paiement.',
  read_again: 'Votre carte n’a pas pu être lue. Veuillez réessayer.',
  real_card_in_test:
    'Ceci est un test et les vraies cartes ne sont pas débitées. Veuillez utiliser une carte de test.',
  seller: 'Ce paiement ne peut pas être accepté pour le moment. Veuillez contacter le vendeur.',
  tap_again: 'Veuillez approcher à nouveau votre téléphone du lecteur et y confirmer le paiement.',
  temporary:
    'Votre paiement n’a pas pu être traité pour l’instant. Veuillez réessayer dans quelques minutes.',
  test_card: 'Ceci est une carte de test. Veuillez utiliser une vraie carte.',
  timed_out: 'Le paiement n’a pas été terminé à temps. Veuillez réessayer.',
  too_many_attempts:
    'Cette carte a été refusée trop souvent. Veuillez utiliser un autre moyen de paiement ou réessayer demain.',
};
