// What customers are told in German.
import type { Messages } from './message-key.ts';

export const de: Messages = {
  address:
    'Die Rechnungsadresse oder Postleitzahl passt nicht zu Ihrer Karte. Bitte prüfen Sie sie und versuchen Sie es noch einmal.',
  amount:
    'Ihre Bank lässt eine Zahlung in dieser Höhe nicht zu. Bitte nutzen Sie eine andere Zahlungsart oder wenden Sie sich an Ihre Bank.',
  another_method:
    'Diese Karte kann im Moment nicht verwendet werden. Bitte nutzen Sie eine andere Zahlungsart.',
  authenticate:
    'Ihre Bank bittet Sie, diese Zahlung zu bestätigen. Bitte versuchen Sie es noch einmal und folgen Sie den Schritten Ihrer Bank.',
  authentication_failed:
    'Ihre Zahlung konnte bei Ihrer Bank nicht bestätigt werden. Bitte versuchen Sie es noch einmal oder nutzen Sie eine andere Zahlungsart.',
  bank_account:
    'Von diesem Bankkonto kann nicht abgebucht werden. Bitte nutzen Sie ein anderes Konto oder wenden Sie sich an Ihre Bank.',
  currency_not_supported:
    'Mit dieser Karte oder Zahlungsart kann in dieser Währung nicht bezahlt werden. Bitte nutzen Sie eine andere.',
  cvc: 'Die Prüfziffer Ihrer Karte stimmt nicht. Bitte prüfen Sie sie und versuchen Sie es noch einmal.',
  details:
    'Einige Ihrer Zahlungsdaten stimmen nicht. Bitte prüfen Sie sie und versuchen Sie es noch einmal.',
  duplicate:
    'Dieselbe Zahlung wurde gerade erst ausgelöst. Bitte prüfen Sie, ob sie angekommen ist, bevor Sie noch einmal bezahlen.',
  expired: 'Ihre Karte ist abgelaufen. Bitte nutzen Sie eine andere Karte.',
  expiry:
    'Das Ablaufdatum Ihrer Karte stimmt nicht. Bitte prüfen Sie es und versuchen Sie es noch einmal.',
  generic:
    'Ihre Zahlung wurde abgelehnt. Bitte nutzen Sie eine andere Zahlungsart oder wenden Sie sich an Ihre Bank.',
  insert_card:
    'Für Ihre Karte ist eine PIN nötig. Bitte stecken Sie sie in das Lesegerät und geben Sie Ihre PIN ein.',
  insufficient_funds:
    'Auf dieser Karte oder diesem Konto ist nicht genug Geld verfügbar. Bitte nutzen Sie eine andere Zahlungsart.',
  limit_exceeded:
    'Diese Zahlung überschreitet ein Limit Ihrer Karte oder Ihres Kontos. Bitte nutzen Sie eine andere Zahlungsart oder wenden Sie sich an Ihre Bank.',
  method_invalid:
    'Diese Zahlungsart kann nicht mehr verwendet werden. Bitte fügen Sie sie neu hinzu oder nutzen Sie eine andere.',
  not_approved:
    'Die Zahlung wurde nicht freigegeben. Bitte versuchen Sie es noch einmal oder nutzen Sie eine andere Zahlungsart.',
  not_supported:
    'Diese Karte oder Zahlungsart kann für diesen Kauf nicht verwendet werden. Bitte nutzen Sie eine andere.',
  number: 'Die Kartennummer stimmt nicht. Bitte prüfen Sie sie und versuchen Sie es noch einmal.',
  pin: 'Die PIN stimmt nicht. Bitte versuchen Sie es noch einmal.',
  provider_account:
    'Es gibt ein Problem mit Ihrem Konto beim Zahlungsanbieter. Bitte sehen Sie dort nach oder nutzen Sie eine andere Zahlungsart.',
  read_again: 'Ihre Karte konnte nicht gelesen werden. Bitte versuchen Sie es noch einmal.',
  real_card_in_test:
    'Dies ist ein Test, in dem echte Karten nicht belastet werden. Bitte nutzen Sie eine Testkarte.',
  seller:
    'Diese Zahlung kann im Moment nicht angenommen werden. Bitte wenden Sie sich an den Verkäufer.',
  tap_again:
    'Bitte halten Sie Ihr Telefon noch einmal an das Lesegerät und bestätigen Sie die Zahlung darauf.',
  temporary:
    'Ihre Zahlung konnte gerade nicht verarbeitet werden. Bitte versuchen Sie es in einigen Minuten noch einmal.',
  test_card: 'Dies ist eine Testkarte. Bitte nutzen Sie eine echte Karte.',
  timed_out:
    'Die Zahlung wurde nicht rechtzeitig abgeschlossen. Bitte versuchen Sie es noch einmal.',
  too_many_attempts:
    'Diese Karte wurde zu oft abgelehnt. Bitte nutzen Sie eine andere Zahlungsart oder versuchen Sie es morgen noch einmal.',
};
