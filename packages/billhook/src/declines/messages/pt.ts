// What customers are told in Portuguese, in words that are used in Portugal and in Brazil.
import type { Messages } from './message-key.ts';

export const pt: Messages = {
  address:
    'O endereço de cobrança ou o código postal não corresponde ao seu cartão. Verifique e tente novamente, por favor.',
  amount:
    'O seu banco não permite um pagamento deste valor. Use outro método de pagamento ou fale com o seu banco, por favor.',
  another_method:
    'Este cartão não pode ser usado neste momento. Use outro método de pagamento, por favor.',
  authenticate:
    'O seu banco pede que confirme este pagamento. Tente novamente e siga os passos do seu banco, por favor.',
  authentication_failed:
    'Não foi possível confirmar o pagamento com o seu banco. Tente novamente ou use outro método de pagamento, por favor.',
  bank_account:
    'Não é possível debitar esta conta bancária. Use outra conta ou fale com o seu banco, por favor.',
  currency_not_supported:
    'Este cartão ou método de pagamento não pode ser usado nesta moeda. Use outro, por favor.',
  cvc: 'O código de verificação do seu cartão não está correto. Verifique e tente novamente, por favor.',
  details:
    'Alguns dos seus dados de pagamento não estão corretos. Verifique e tente novamente, por favor.',
  duplicate:
    'O mesmo pagamento acabou de ser feito. Verifique se foi concluído antes de pagar outra vez, por favor.',
  expired: 'O seu cartão expirou. Use outro cartão, por favor.',
  expiry:
    'A data de validade do seu cartão não está correta. Verifique e tente novamente, por favor.',
  generic:
    'O seu pagamento foi recusado. Use outro método de pagamento ou fale com o seu banco, por favor.',
  insert_card:
    'O seu cartão precisa de um PIN. Insira o cartão no leitor e digite o seu PIN, por favor.',
  insufficient_funds:
    'Não há saldo suficiente neste cartão ou nesta conta. Use outro método de pagamento, por favor.',
  limit_exceeded:
    'Este pagamento ultrapassa um limite do seu cartão ou da sua conta. Use outro método de pagamento ou fale com o seu banco, por favor.',
  method_invalid:
    'Este método de pagamento já não pode ser usado. Adicione-o novamente ou use outro, por favor.',
  not_approved:
    'O pagamento não foi aprovado. Tente novamente ou use outro método de pagamento, por favor.',
  not_supported:
    'Este cartão ou método de pagamento não pode ser usado para esta compra. Use outro, por favor.',
  number: 'O número do cartão não está correto. Verifique e tente novamente, por favor.',
  pin: 'O PIN não está correto. Tente novamente, por favor.',
  provider_account:
    'Há um problema com a sua conta no prestador do serviço de pagamento. Verifique a conta ou use outro método de pagamento, por favor.',
  read_again: 'Não foi possível ler o seu cartão. Tente novamente, por favor.',
  real_card_in_test:
    'Isto é um teste e os cartões reais não são cobrados. Use um cartão de teste, por favor.',
  seller: 'Este pagamento não pode ser aceite neste momento. Fale com o vendedor, por favor.',
  tap_again: 'Aproxime novamente o seu telefone do leitor e confirme nele o pagamento, por favor.',
  temporary:
    'Não foi possível processar o seu pagamento agora. Tente novamente daqui a alguns minutos, por favor.',
  test_card: 'Este é um cartão de teste. Use um cartão real, por favor.',
  timed_out: 'O pagamento não foi concluído a tempo. Tente novamente, por favor.',
  too_many_attempts:
    'Este cartão foi recusado demasiadas vezes. Use outro método de pagamento ou tente amanhã, por favor.',
};
