export { QuestionnairesModule } from './questionnaires.module.js';
