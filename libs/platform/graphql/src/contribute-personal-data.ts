import type { FactoryProvider } from '@nestjs/common';
import { PERSONAL_DATA, type PersonalData, type PersonalPart } from '@province-comuni/platform-ports';

/** Makes known, when the application begins, what a domain holds of people. A domain that stands alone, as in its own tests, has nobody to tell. */
export function contributePersonalData(part: PersonalPart): FactoryProvider<PersonalPart> {
  return { provide: `PersonalPart ${part.key}`, inject: [{ token: PERSONAL_DATA, optional: true }], useFactory: (data?: PersonalData) => (data?.add(part), part) };
}
