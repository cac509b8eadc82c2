import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '@province-comuni/identity-contract';
import { canReadInstance, clauseTitle, ReadClausesBeside, type ClauseBeside } from '@province-comuni/models-domain';
import { Access, CurrentActor } from '@province-comuni/platform-graphql';
import { clauseNeeds } from '@province-comuni/shared-act-tree';
import type { EnteCard } from '@province-comuni/enti-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import { ClauseBesideType, ClauseKeyGqlInput } from '../graphql/clauses-beside.type.js';

const LONGEST_KEY = 200;

@Resolver()
export class ClausesBesideResolver {
  constructor(@Inject(ReadClausesBeside) private readonly read: ReadClausesBeside) {}

  @Query(() => [ClauseBesideType], { description: 'Clauses side by side: the model\'s text, and that of each instance the viewer may read. At most 20 clauses.' })
  @Access('public')
  async clausesBeside(@CurrentActor() actor: Actor, @Args('clauses', { type: () => [ClauseKeyGqlInput] }) clauses: ClauseKeyGqlInput[]): Promise<ClauseBesideType[]> {
    const { clauses: found, enti } = await this.read.execute(actor, clauses.filter((key) => key.modelKey.length <= LONGEST_KEY && key.clauseId.length <= LONGEST_KEY));
    return found.map((clause) => present(actor, clause, enti));
  }
}

function present(actor: Actor, { content, clauseId, label, actKey, lock, model, texts }: ClauseBeside, enti: ReadonlyMap<EnteId, EnteCard>): ClauseBesideType {
  return {
    modelKey: content.key,
    modelTitle: content.title,
    clauseId,
    label,
    actKey,
    actName: content.acts.find((act) => act.template.key === actKey)?.template.shortName ?? '',
    lock,
    model: model && { ...model, inModel: model.version === content.version },
    texts: texts.map(({ wording, heading, body, changedPermille }) => ({
      instanceId: wording.instanceId,
      ente: enti.get(wording.enteId)?.denominazione ?? '',
      title: wording.title,
      state: wording.state,
      changedPermille,
      heading,
      body,
      viewerCanOpen: canReadInstance(actor, wording),
    })),
    names: namesIn(content, [...(model ? [model] : []), ...texts], new Map(texts.flatMap((text) => [...text.wording.localVariables]))),
  };
}

function namesIn(content: ClauseBeside['content'], texts: readonly Parameters<typeof clauseNeeds>[0][], own: ReadonlyMap<string, string>): { key: string; label: string }[] {
  const needs = texts.map((text) => clauseNeeds({ heading: text.heading, body: text.body }));
  const [variables, clauses] = [new Set(needs.flatMap((need) => [...need.variables])), new Set(needs.flatMap((need) => [...need.clauses]))];
  return [
    ...content.variables.filter((variable) => variables.has(variable.key)).map(({ key, label }) => ({ key, label })),
    ...[...own].map(([key, label]) => ({ key, label })),
    ...content.acts.flatMap((act) => act.clauses.filter((clause) => clauses.has(clause.id)).map((clause) => ({ key: clause.id, label: clauseTitle(clause) }))),
  ];
}
