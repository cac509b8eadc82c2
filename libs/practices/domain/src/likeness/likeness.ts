import { numberText } from '../practice/cell-text.js';

/** What of a Provincia says to which others it is alike. */
export interface ProvinciaTraits {
  readonly enteId: string;
  readonly nome: string;
  readonly popolazione: number | null;
  readonly numeroComuni: number | null;
  readonly area: string | null;
  readonly regione: string | null;
  /** Complexity profile by key of pillar: `avanzato`, `intermedio`, `base`. */
  readonly profiles: Readonly<Record<string, string>>;
}

export interface Likeness {
  readonly enteId: string;
  /** 0 (nothing in common) to 100. */
  readonly score: number;
  /** Why they are alike, in Italian; the strongest first. */
  readonly reasons: readonly string[];
}

const WEIGHTS = { popolazione: 35, numeroComuni: 25, area: 20, profile: 20 } as const;
const STEPS: readonly string[] = ['base', 'intermedio', 'avanzato'];

/**
 * How much the others are like one Provincia, most alike first, then by name. What is not known of one of the two is left out of the reckoning.
 * @param pillarKey whose profiles count; without it, those of every pillar
 */
export function provinceLike(mine: ProvinciaTraits, others: readonly ProvinciaTraits[], pillarKey?: string): Likeness[] {
  return others
    .filter((other) => other.enteId !== mine.enteId)
    .map((other) => ({ other, likeness: likenessOf(mine, other, pillarKey) }))
    .sort((a, b) => b.likeness.score - a.likeness.score || a.other.nome.localeCompare(b.other.nome, 'it'))
    .map(({ likeness }) => likeness);
}

function likenessOf(mine: ProvinciaTraits, other: ProvinciaTraits, pillarKey?: string): Likeness {
  const parts = [
    ratioPart(WEIGHTS.popolazione, mine.popolazione, other.popolazione, (value) => `popolazione vicina: ${numberText(value)} abitanti`),
    ratioPart(WEIGHTS.numeroComuni, mine.numeroComuni, other.numeroComuni, (value) => `numero di Comuni vicino: ${numberText(value)}`),
    areaPart(mine, other),
    profilePart(mine, other, pillarKey),
  ].filter((part): part is Part => part !== null);
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const score = weight === 0 ? 0 : Math.round((100 * parts.reduce((sum, part) => sum + part.weight * part.likeness, 0)) / weight);
  const reasons = parts.filter((part) => part.reason !== '' && part.likeness >= 0.7).sort((a, b) => b.weight * b.likeness - a.weight * a.likeness).map((part) => part.reason);
  return { enteId: other.enteId, score, reasons };
}

interface Part {
  readonly weight: number;
  /** 0–1. */
  readonly likeness: number;
  readonly reason: string;
}

/** 1 for the same size, 0 from four times as large on: 300,000 and 150,000 differ as 600,000 and 300,000 do. */
function ratioPart(weight: number, mine: number | null, other: number | null, reason: (value: number) => string): Part | null {
  if (!mine || !other) return null;
  return { weight, likeness: Math.max(0, 1 - Math.abs(Math.log2(mine / other)) / 2), reason: reason(other) };
}

function areaPart(mine: ProvinciaTraits, other: ProvinciaTraits): Part | null {
  if (!mine.area || !other.area) return null;
  if (mine.regione && mine.regione === other.regione) return { weight: WEIGHTS.area, likeness: 1, reason: `stessa regione: ${mine.regione}` };
  return mine.area === other.area ? { weight: WEIGHTS.area, likeness: 0.75, reason: `stessa area: ${mine.area}` } : { weight: WEIGHTS.area, likeness: 0, reason: '' };
}

function profilePart(mine: ProvinciaTraits, other: ProvinciaTraits, pillarKey?: string): Part | null {
  const pillars = Object.keys(mine.profiles).filter((key) => (pillarKey === undefined || key === pillarKey) && other.profiles[key] !== undefined);
  if (pillars.length === 0) return null;
  const near = pillars.map((key) => 1 - Math.abs(STEPS.indexOf(mine.profiles[key]!) - STEPS.indexOf(other.profiles[key]!)) / (STEPS.length - 1));
  const same = pillars.filter((key) => mine.profiles[key] === other.profiles[key]);
  return { weight: WEIGHTS.profile, likeness: near.reduce((sum, value) => sum + value, 0) / near.length, reason: same.length === 0 ? '' : `stesso profilo: ${same.map((key) => `${key} ${mine.profiles[key]!}`).join(', ')}` };
}
