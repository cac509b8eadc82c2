import { addMessages } from '@province-comuni/shared-ui';

addMessages('adoptions', {
  it: {
    map: 'Le Province che hanno adottato il modello',
    yes: 'Lo ha adottato',
    notYet: 'Non ancora',
    no: 'non lo ha ancora adottato',
  },
  en: { map: 'The Province that have adopted the model', yes: 'Adopted', notYet: 'Not yet', no: 'has not adopted it yet' },
});
