import type { FactoryProvider, InjectionToken } from '@nestjs/common';

/** Makes a plain class of the domain a Nest provider: its constructor takes what the tokens name, in order. */
export function provideUseCase<T>(useCase: new (...args: never[]) => T, inject: readonly InjectionToken[]): FactoryProvider<T> {
  return { provide: useCase, inject: [...inject], useFactory: (...dependencies: unknown[]) => new useCase(...(dependencies as never[])) };
}
