// What the components say in German.
import type { FormTexts } from './texts.ts';

export const de: FormTexts = {
  loading: 'Das sichere Formular wird geladen …',
  notLoaded:
    'Das Zahlungsformular konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  notAvailable:
    'Das Zahlungsformular ist zurzeit nicht verfügbar. Bitte wenden Sie sich an den Verkäufer.',
  tryAgain: 'Erneut versuchen',
  payAmount: '{amount} bezahlen',
  pay: 'Bezahlen',
  saveCard: 'Karte speichern',
  working: 'Einen Moment. Ihre Bank bittet Sie möglicherweise um eine Bestätigung.',
  unreachable:
    'Der Zahlungsdienst ist nicht erreichbar. Bitte versuchen Sie es erneut: Sie zahlen nicht doppelt.',
  paid: 'Vielen Dank. Ihre Zahlung war erfolgreich.',
  paymentProcessing: 'Vielen Dank. Ihre Zahlung ist unterwegs; das kann einige Tage dauern.',
  paymentCanceled: 'Diese Zahlung wurde storniert und ist nicht mehr möglich.',
  saved: 'Ihre Karte ist gespeichert.',
  saveProcessing: 'Ihre Zahlungsart wird gespeichert; das kann einige Tage dauern.',
  saveCanceled: 'Der Vorgang wurde abgebrochen. Bitte beginnen Sie von vorn.',
  savedMethods: 'Gespeicherte Zahlungsarten',
  noSavedMethods: 'Sie haben keine gespeicherten Zahlungsarten.',
  methodsNotLoaded:
    'Ihre Zahlungsarten konnten nicht geladen werden. Bitte versuchen Sie es erneut.',
  endingIn: '{brand} mit den Endziffern {last4}',
  expires: 'Gültig bis {date}',
  expired: 'Abgelaufen {date}',
  isDefault: 'Standard',
  makeDefault: 'Als Standard',
  remove: 'Entfernen',
  makeMethodDefault: '{method} zum Standard machen',
  removeMethod: '{method} entfernen',
  confirmRemoval: '{method} entfernen?',
  nowDefault: '{method} ist jetzt der Standard.',
  removed: '{method} wurde entfernt.',
  keep: 'Behalten',
  changeFailed: 'Das hat nicht geklappt. Bitte versuchen Sie es erneut.',
  checkout: 'Zur Kasse',
  openingCheckout: 'Die Kasse wird geöffnet …',
  checkoutFailed: 'Die Kasse konnte nicht geöffnet werden. Bitte versuchen Sie es erneut.',
};
