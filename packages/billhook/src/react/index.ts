'use client';
// The public names of `billhook/react`, listed by hand: what a page needs to take payments. It runs in the
// browser and imports nothing of what runs on the server.
export { CheckoutButton, type CheckoutButtonProps } from './checkout-button/checkout-button.tsx';
export type { FormProps } from './intent-form/form-props.ts';
export { PaymentForm, type PaymentFormProps } from './payment-form.tsx';
export type { ListedMethod } from './payment-methods/listed-method.ts';
export { PaymentMethods, type PaymentMethodsProps } from './payment-methods/payment-methods.tsx';
export { SaveCardForm, type SaveCardFormProps } from './save-card-form.tsx';
export type { FormTexts } from './texts/texts.ts';
