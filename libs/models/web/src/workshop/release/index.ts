import '../parts/messages.js';
import '../parts/parts.css';
import './messages.js';
import './release.css';

export { DeclaredAnswers } from './answers/DeclaredAnswers.js';
export { MigrationsPanel } from './answers/MigrationsPanel.js';
export { ChangelogPanel } from './ChangelogPanel.js';
export { ComparePanel } from './ComparePanel.js';
export { HistoryPanel } from './HistoryPanel.js';
export { LineagePanel } from './LineagePanel.js';
export { PublishPanel } from './PublishPanel.js';
export { VersionChanges } from './VersionChanges.js';
