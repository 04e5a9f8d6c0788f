// What the components say in Spanish.
import type { FormTexts } from './texts.ts';

export const es: FormTexts = {
  loading: 'Cargando el formulario seguro…',
  notLoaded:
    'No se ha podido cargar el formulario de pago. Compruebe su conexión e inténtelo de nuevo.',
  notAvailable:
    'El formulario de pago no está disponible en este momento. Póngase en contacto con el vendedor.',
  tryAgain: 'Intentar de nuevo',
  payAmount: 'Pagar {amount}',
  pay: 'Pagar',
  saveCard: 'Guardar tarjeta',
  working: 'Un momento. Es posible que su banco le pida una confirmación.',
  unreachable:
    'No se ha podido contactar con el servicio de pago. Inténtelo de nuevo: no se le cobrará dos veces.',
  paid: 'Gracias. Su pago se ha realizado correctamente.',
  paymentProcessing: 'Gracias. Su pago está en curso; puede tardar unos días.',
  paymentCanceled: 'Este pago se ha cancelado y ya no se puede realizar.',
  saved: 'Su tarjeta se ha guardado.',
  saveProcessing: 'Su método de pago se está guardando; puede tardar unos días.',
  saveCanceled: 'La operación se ha cancelado. Empiece de nuevo.',
  savedMethods: 'Métodos de pago guardados',
  noSavedMethods: 'No tiene métodos de pago guardados.',
  methodsNotLoaded: 'No se han podido cargar sus métodos de pago. Inténtelo de nuevo.',
  endingIn: '{brand} terminada en {last4}',
  expires: 'Caduca {date}',
  expired: 'Caducada {date}',
  isDefault: 'Predeterminado',
  makeDefault: 'Usar por defecto',
  remove: 'Eliminar',
  makeMethodDefault: 'Usar {method} por defecto',
  removeMethod: 'Eliminar {method}',
  confirmRemoval: '¿Eliminar {method}?',
  nowDefault: '{method} es ahora el método predeterminado.',
  removed: 'Se ha eliminado {method}.',
  keep: 'Conservar',
  changeFailed: 'No ha funcionado. Inténtelo de nuevo.',
  checkout: 'Ir al pago',
  openingCheckout: 'Abriendo el pago…',
  checkoutFailed: 'No se ha podido abrir la página de pago. Inténtelo de nuevo.',
};
