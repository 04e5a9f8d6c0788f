import Stripe from 'stripe';

/** The API version of the pinned SDK: the one that the emulator speaks. */
export const apiVersion: string = Stripe.API_VERSION;
