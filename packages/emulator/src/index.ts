/** The public names of `@billhook/emulator`. */
export { createEmulator, type Emulator, type EmulatorOptions } from './create-emulator.ts';
export type { Clock, MovableClock } from './clock/clock.ts';
export type { DeliveryOptions } from './events/delivery.ts';
export { DataDirectoryInUseError } from './store/directory-lock.ts';
