import { addMessages } from '@province-comuni/shared-ui';

addMessages('search-box', {
  it: {
    label: 'Cerca in tutto il sito',
    placeholder: 'Cerca documenti, modelli, Enti…',
    submit: 'Cerca',
    everywhere: 'Cerca «{{text}}» ovunque',
    words: 'Parole',
    suggestions: 'Suggerimenti',
    count_one: 'Un suggerimento: si sceglie con le frecce.',
    count_other: '{{count}} suggerimenti: si scelgono con le frecce.',
    none: 'Nessun suggerimento.',
  },
  en: {
    label: 'Search the whole site',
    placeholder: 'Search models, clauses, bodies…',
    submit: 'Search',
    everywhere: 'Search «{{text}}» everywhere',
    words: 'Words',
    suggestions: 'Suggestions',
    count_one: 'One suggestion: choose with the arrows.',
    count_other: '{{count}} suggestions: choose with the arrows.',
    none: 'No suggestions.',
  },
});
