import type { ActTemplate, AnswerConversion, ClauseRevision, Condition, InterviewStep, LegalSource, VariableDef } from '@province-comuni/shared-act-tree';

/** Everything one version of a national model says: what a package holds, what publishing freezes, what an instance starts from. */
export interface ModelContent {
  /** Stable key of the model: `innovazione`. */
  readonly key: string;
  readonly title: string;
  /** Semantic version: `1.0.0`. */
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  /** Key of the pillar it belongs to: `INNOVAZIONE`. */
  readonly pillar: string;
  readonly summary: string;
  /** Paragraphs separated by blank lines. */
  readonly description: string;
  /** Keys of the variables that hold form and level. */
  readonly formAxis: string;
  readonly levelAxis: string;
  readonly cells: readonly ModelCell[];
  readonly parameters: readonly LawParameter[];
  readonly sources: readonly ModelSource[];
  readonly steps: readonly InterviewStep[];
  readonly variables: readonly VariableDef[];
  readonly rules: readonly Rule[];
  readonly acts: readonly ActContent[];
  readonly changelog: readonly ChangelogEntry[];
  /** What became of the previous version's clauses; absent in a first version. */
  readonly lineage?: readonly ClauseLineage[];
  /** How answers given under the previous version become answers of this one; absent where nothing is declared: then it is computed. */
  readonly migrations?: readonly VariableMigration[];
}

/** How answers of the previous version become the answer to one question of this one, declared by the author. It goes before what would be computed. */
export interface VariableMigration {
  /** Key of the question of this version. */
  readonly key: string;
  /** Questions of the previous version whose answers it takes: its own key when only the value changes, another when it takes that one's place. */
  readonly sources: readonly MigrationSource[];
  /** With more than one source: `first` takes the first, in this order, that has an answer · `all` joins the options of a multiple choice. */
  readonly several: 'first' | 'all' | null;
  readonly reason: string;
}

/** A question of the previous version, and what becomes of its answer. */
export interface MigrationSource {
  readonly key: string;
  readonly conversion: AnswerConversion;
}

/**
 * What became of clauses of the previous version, declared by the author.
 *
 * `keep`, `move` one clause under its own id · `split` one into several · `merge` several into one · `replace` retired, with new ones in its place ·
 * `retire` gone. `sources` are ids of the previous version, `targets` of this one.
 */
export interface ClauseLineage {
  readonly kind: 'keep' | 'move' | 'split' | 'merge' | 'replace' | 'retire';
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** Of a split: the target that local changes go to when they fit no part better. */
  readonly heir: string | null;
  readonly reason: string;
}

/** An act and its clauses, children after parents. */
export interface ActContent {
  readonly template: ActTemplate;
  readonly clauses: readonly ClauseRevision[];
}

/** One cell of the form × level matrix, also where the pair does not exist. */
export interface ModelCell {
  readonly form: string;
  readonly level: string;
  readonly admitted: boolean;
  /** Why the pair does not exist. */
  readonly refusal: string;
  readonly suits: string;
  /** Who runs the service. */
  readonly runs: string;
  readonly bodies: readonly string[];
  readonly staff: readonly string[];
  readonly source: string;
}

/** A value the law sets, with the day each value holds from (`YYYY-MM-DD`). */
export interface LawParameter {
  readonly id: string;
  readonly description: string;
  readonly values: readonly { readonly from: string; readonly value: number; readonly source: LegalSource }[];
}

/** A public document the model draws on. */
export interface ModelSource {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly year: number | null;
}

export type RuleSeverity = 'errore' | 'avviso' | 'nota';

/** A check of an instance against law and sources. */
export interface Rule {
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly actKey: string | null;
  /** When it applies; null = always. */
  readonly when: Condition | null;
  readonly test: RuleTest;
  readonly message: string;
  readonly explanation: string;
  readonly remedy: RuleRemedy | null;
  readonly legalSources: readonly LegalSource[];
  readonly source: string;
}

/** `condition` must hold · `content`: an effective clause of the act must carry the tag. */
export type RuleTest = { readonly kind: 'condition'; readonly condition: Condition } | { readonly kind: 'content'; readonly tag: string };

/** Where a failed rule is mended. */
export type RuleRemedy = { readonly kind: 'question'; readonly key: string } | { readonly kind: 'clause'; readonly clauseId: string };

/** What changed with respect to the source or the previous version, and why. */
export interface ChangelogEntry {
  readonly subject: string;
  readonly subjectKind: 'clausola' | 'variabile' | 'regola' | 'atto' | 'modello';
  readonly kind: 'correzione' | 'aggiunta' | 'adattamento';
  readonly text: string;
  readonly reason: string;
  readonly source: string;
  readonly legalSources: readonly LegalSource[];
}
