// What customers are told in Spanish.
import type { Messages } from './message-key.ts';

export const es: Messages = {
  address:
    'La dirección de facturación o el código postal no coincide con su tarjeta. Compruébelo e inténtelo de nuevo, por favor.',
  amount:
    'Su banco no permite un pago de este importe. Utilice otro método de pago o póngase en contacto con su banco, por favor.',
  another_method:
    'Esta tarjeta no se puede utilizar en este momento. Utilice otro método de pago, por favor.',
  authenticate:
    'Su banco le pide que confirme este pago. Inténtelo de nuevo y siga los pasos de su banco, por favor.',
  authentication_failed:
    'No se ha podido confirmar el pago con su banco. Inténtelo de nuevo o utilice otro método de pago, por favor.',
  bank_account:
    'No se puede hacer un cargo en esta cuenta bancaria. Utilice otra cuenta o póngase en contacto con su banco, por favor.',
  currency_not_supported:
    'Esta tarjeta o este método de pago no admite esta moneda. Utilice otro, por favor.',
  cvc: 'El código de verificación de su tarjeta no es correcto. Compruébelo e inténtelo de nuevo, por favor.',
  details:
    'Algunos de sus datos de pago no son correctos. Compruébelos e inténtelo de nuevo, por favor.',
  duplicate:
    'Se acaba de hacer el mismo pago. Compruebe si se ha completado antes de volver a pagar, por favor.',
  expired: 'Su tarjeta ha caducado. Utilice otra tarjeta, por favor.',
  expiry:
    'La fecha de caducidad de su tarjeta no es correcta. Compruébela e inténtelo de nuevo, por favor.',
  generic:
    'Su pago ha sido rechazado. Utilice otro método de pago o póngase en contacto con su banco, por favor.',
  insert_card: 'Su tarjeta necesita un PIN. Introdúzcala en el lector y escriba su PIN, por favor.',
  insufficient_funds:
    'No hay saldo suficiente en esta tarjeta o cuenta. Utilice otro método de pago, por favor.',
  limit_exceeded:
    'Este pago supera un límite de su tarjeta o de su cuenta. Utilice otro método de pago o póngase en contacto con su banco, por favor.',
  method_invalid:
    'Este método de pago ya no se puede utilizar. Añádalo de nuevo o utilice otro, por favor.',
  not_approved:
    'El pago no se ha aprobado. Inténtelo de nuevo o utilice otro método de pago, por favor.',
  not_supported:
    'Esta tarjeta o este método de pago no se puede utilizar para esta compra. Utilice otro, por favor.',
  number: 'El número de la tarjeta no es correcto. Compruébelo e inténtelo de nuevo, por favor.',
  pin: 'El PIN no es correcto. Inténtelo de nuevo, por favor.',
  provider_account:
    'Hay un problema con su cuenta en el proveedor de pagos. Revísela allí o utilice otro método de pago, por favor.',
  read_again: 'No se ha podido leer su tarjeta. Inténtelo de nuevo, por favor.',
  real_card_in_test:
    'Esto es una prueba y no se hacen cargos en tarjetas reales. Utilice una tarjeta de prueba, por favor.',
  seller:
    'Este pago no se puede aceptar en este momento. Póngase en contacto con el vendedor, por favor.',
  tap_again: 'Acerque de nuevo su teléfono al lector y confirme el pago en él, por favor.',
  temporary:
    'No se ha podido procesar su pago en este momento. Inténtelo de nuevo dentro de unos minutos, por favor.',
  test_card: 'Esta es una tarjeta de prueba. Utilice una tarjeta real, por favor.',
  timed_out: 'El pago no se ha completado a tiempo. Inténtelo de nuevo, por favor.',
  too_many_attempts:
    'Esta tarjeta se ha rechazado demasiadas veces. Utilice otro método de pago o inténtelo mañana, por favor.',
};
