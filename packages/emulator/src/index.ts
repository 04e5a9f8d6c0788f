/** The public names of `@billhook/emulator`. */
export { createEmulator, type Emulator, type EmulatorOptions } from './create-emulator.ts';
export type { Clock, MovableClock } from './clock/clock.ts';
export type { DeliveryOptions } from './events/delivery.ts';
export type { CallFault, DeliveryFault, FaultOptions } from './faults/fault-options.ts';
export { DataDirectoryInUseError } from './store/directory-lock.ts';
